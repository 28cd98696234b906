import { rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { comparator } from './comparator.ts'

test('a comparison becomes each other one', () => {
  expect(mutated(comparator, rate(calls, '5m').above(1))).toEqual({
    '> to >=': 'rate(calls_total[5m]) >= 1',
    '> to <': 'rate(calls_total[5m]) < 1',
    '> to <=': 'rate(calls_total[5m]) <= 1',
    '> to ==': 'rate(calls_total[5m]) == 1',
    '> to !=': 'rate(calls_total[5m]) != 1',
  })
})
