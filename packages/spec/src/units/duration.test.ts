import { expect, test } from 'vitest'
import { seconds, type Duration } from './duration.ts'

test.each([
  ['500ms', 0.5],
  ['30s', 30],
  ['5m30s', 330],
  ['1d', 86_400],
] as const)('%s is %d s', (duration, expected) => expect(seconds(duration)).toBe(expected))

test.each(['', '5', '1.5h', '5 m', '-5m', '5m!'])('"%s" is no duration', (text) => {
  expect(() => seconds(text as Duration)).toThrow(`Duration "${text}"`)
})
