import type { Finding } from '../finding.ts'
import { nearest } from '../nearest.ts'
import { promqlFunctions } from '../language/functions.ts'
import type { Place } from './reading.ts'

/** What is wrong where the grammar breaks first. */
export const syntaxProblem = (text: string, { from }: Place): Finding => {
  const before = /([a-zA-Z_]\w*)\s*$/.exec(text.slice(0, from))
  const after = text.slice(from)
  if (before?.[1] && /^\s*\(/.test(after)) return unknownFunction(before[1], before.index)
  const start = from + (after.length - after.trimStart().length)
  const word = /^(?:[\w:]+|[^])/.exec(text.slice(start))?.[0]
  return word === undefined ? tooShort(text) : unexpected(word, start)
}

const unknownFunction = (name: string, from: number): Finding => {
  const known =
    name === 'holt_winters' ? 'double_exponential_smoothing' : nearest(name, Object.keys(promqlFunctions))
  return {
    code: 'syntax/unknown-function',
    from,
    to: from + name.length,
    message: `"${name}" is no function of Prometheus 3.`,
    advice: known
      ? `Write "${known}", or put an operator before the parenthesis.`
      : 'See prometheus.io/docs, "Query functions".',
  }
}

const tooShort = (text: string): Finding => {
  const to = text.trimEnd().length
  return {
    code: 'syntax/unreadable',
    from: Math.max(0, to - 1),
    to: Math.max(1, to),
    message: to === 0 ? 'A query must not be empty.' : 'The query ends before it is complete.',
    advice: 'Close what is open, and write the operand that is missing.',
  }
}

const unexpected = (word: string, from: number): Finding => ({
  code: 'syntax/unreadable',
  from,
  to: from + word.length,
  message: `PromQL does not go on with "${word}" here.`,
  advice: 'Look for a missing operator, comma, quote or parenthesis just before it.',
})
