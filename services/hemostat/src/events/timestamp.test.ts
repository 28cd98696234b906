import { expect, test } from 'vitest'
import { microsOf, readTimestamp, secondsBetween, writeTimestamp } from './timestamp.ts'

test.each([
  ['2026-11-20T10:29:09.643626+00:00', 1_795_170_549_643_626],
  ['2026-11-20T10:29:09+00:00', 1_795_170_549_000_000],
  ['2026-11-20T10:29:09.5Z', 1_795_170_549_500_000],
  ['2026-11-20T11:29:09.000001+01:00', 1_795_170_549_000_001],
  ['2026-11-20T05:29:09-0500', 1_795_170_549_000_000],
  ['2026-11-20 10:29:09.643626', 1_795_170_549_643_626],
  ['2026-11-20T10:29:09.643626999Z', 1_795_170_549_643_626],
])('%s is %d', (text, micros) => expect(readTimestamp(text)).toBe(micros))

test.each(['', '1795170549', '2026-11-20', '2026-11-20T25:00:00Z', '2026-11-20T10:29:09 GMT', 'now'])(
  '"%s" is no moment',
  (text) => expect(readTimestamp(text)).toBeUndefined(),
)

test('what is written is read again, to the microsecond', () => {
  const time = 1_795_170_549_000_042
  expect(writeTimestamp(time)).toBe('2026-11-20T10:29:09.000042+00:00')
  expect(readTimestamp(writeTimestamp(time))).toBe(time)
})

test('differences are exact', () => {
  expect(secondsBetween(microsOf(1_795_170_549_100), 1_795_170_551_400_000)).toBe(2.3)
})
