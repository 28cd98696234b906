import type { Problem } from '@octoscope/spec'
import { createColors } from 'picocolors'

/** Problems for a person: place, rule broken, what came, what to do. */
export const printProblems = (
  problems: readonly Problem[],
  stream: NodeJS.WriteStream = process.stderr,
): void => {
  const { bold, red, dim, cyan } = createColors(stream.isTTY && !process.env['NO_COLOR'])
  for (const { code, where, message, advice } of problems)
    stream.write(`${red('✗')} ${bold(where)} ${dim(`[${code}]`)}\n  ${message}\n  ${cyan('→')} ${advice}\n`)
}
