import type { Problem } from '@octoscope/spec'
import { colorsFor } from './colors.ts'

/** Problems for a person: place, rule broken, what came, what to do. */
export const printProblems = (
  problems: readonly Problem[],
  stream: NodeJS.WriteStream = process.stderr,
): void => {
  const { bold, red, dim, cyan } = colorsFor(stream)
  for (const { code, where, message, advice } of problems)
    stream.write(`${red('✗')} ${bold(where)} ${dim(`[${code}]`)}\n  ${message}\n  ${cyan('→')} ${advice}\n`)
}
