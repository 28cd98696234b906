import { rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { operands } from './operands.ts'

test('a division is turned upside down', () => {
  expect(mutated(operands, rate(calls, '1m').dividedBy(rate(calls, '5m')).above(2))).toEqual({
    'a / b to b / a': 'rate(calls_total[5m]) / rate(calls_total[1m]) > 2',
  })
})

test('what is not divided stays as it is', () => {
  expect(mutated(operands, rate(calls, '1m').minus(rate(calls, '5m')).above(2))).toEqual({})
})
