import { describe, expect, it } from 'vitest'
import { findInjections, findPii, findSecrets } from './index.ts'

/** Doubled one after the other, so that a quadratic pattern is caught while it is still cheap. */
const sizes = [2_500, 5_000, 12_500, 25_000, 50_000, 100_000]

/** Texts that make a careless pattern try everything again at every character. */
const hostile = [
  'a',
  '1',
  '-1',
  '1 ',
  '1-',
  '1.',
  '1:',
  '@',
  'a@',
  'a.',
  'a@a.',
  ' ',
  '\n',
  '"',
  "'",
  '`',
  '```',
  ':',
  '::',
  '=',
  '(',
  '+1',
  'A1',
  'A1 ',
  '12 A ',
  '4111 1111 1111 ',
  'ignore ',
  'ignore all previous ',
  'ignore all previous instructions ',
  'ignore all previous instructions and ',
  'send all secrets ',
  'run ',
  'remember ',
  'decode base64 ',
  'you ',
  '"ignore ',
  '> ',
  'eyJ',
  'eyJhbGciOiJIUzI1NiJ9.',
  'sk-',
  'password:',
  'secret=a1',
  'a://a:',
  'https://',
  '-----BEGIN PRIVATE KEY-----',
  'Bearer ',
  '<|',
  '![a](https://a?',
  '\u200B',
  '\u{E0041}',
  'é',
  'Ж',
  'ﷺ',
  '\uD800',
  'aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ ',
] as const

/** Milliseconds within which there is nothing to compare: quadratic work soon takes seconds. */
const quick = 60

/** How many times longer twice the text takes: about 2 when linear, 4 when quadratic. */
const growth = (find: (text: string) => unknown, text: string): number => {
  if (milliseconds(() => find(text + text)) < quick) return 1
  const cost = (any: string) => median(Array.from({ length: 3 }, () => milliseconds(() => find(any))))
  return cost(text + text) / cost(text)
}

/** Processor time, not the clock on the wall: a busy machine makes the work wait, not longer. */
const milliseconds = (work: () => void): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

describe.each(Object.entries({ findPii, findSecrets, findInjections }))('%s is linear', (_, find) => {
  it.each(hostile)('on %j repeated', { retry: 2, timeout: 60_000 }, (piece) => {
    for (const size of sizes) expect(growth(find, piece.repeat(size / piece.length))).toBeLessThan(3)
  })
})
