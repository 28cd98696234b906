import type { Problem, ProblemSource } from '@octoscope/spec'
import { colorsFor, type Colors } from './colors.ts'
import { sourceLine } from './source-line.ts'

/** Problems for a person: place, rule broken, what came, the guilty part, what to do. */
export const printProblems = (
  problems: readonly Problem[],
  stream: NodeJS.WriteStream = process.stderr,
): void => {
  const colors = colorsFor(stream)
  for (const problem of problems) stream.write(problemText(problem, colors))
}

/** One Problem, line by line, with a line break at its end. */
export const problemText = ({ code, where, message, advice, source }: Problem, colors: Colors): string => {
  const { bold, red, dim, cyan } = colors
  return [
    `${red('✗')} ${bold(where)} ${dim(`[${code}]`)}`,
    `  ${message}`,
    ...(source ? sourceText(source, colors) : []),
    `  ${cyan('→')} ${advice}`,
    '',
  ].join('\n')
}

const sourceText = (source: ProblemSource, { dim, red }: Colors): readonly string[] => {
  const { number, line, carets } = sourceLine(source)
  const gutter = String(number)
  return [`  ${dim(`${gutter} |`)} ${line}`, `  ${dim(`${' '.repeat(gutter.length)} |`)} ${red(carets)}`]
}
