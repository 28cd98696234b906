import { rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { threshold } from './threshold.ts'

test('a threshold becomes ten times as large and as small', () => {
  expect(mutated(threshold, rate(calls, '5m').above(0.3))).toEqual({
    '0.3 to 3': 'rate(calls_total[5m]) > 3',
    '0.3 to 0.03': 'rate(calls_total[5m]) > 0.03',
  })
})

test('0 becomes 1', () => {
  expect(mutated(threshold, rate(calls, '5m').equals(0))).toEqual({ '0 to 1': 'rate(calls_total[5m]) == 1' })
})

test('a factor is a number that can be wrong, too', () => {
  expect(Object.keys(mutated(threshold, rate(calls, '5m').times(60).above(5)))).toEqual([
    '5 to 50',
    '5 to 0.5',
    '60 to 600',
    '60 to 6',
  ])
})
