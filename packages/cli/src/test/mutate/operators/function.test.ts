import { increase, rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { functionOperator } from './function.ts'

test('growth per second and over the window are taken for each other', () => {
  expect(mutated(functionOperator, rate(calls, '5m').above(1))).toEqual({
    'rate to increase': 'increase(calls_total[5m]) > 1',
  })
  expect(mutated(functionOperator, increase(calls, '5m').above(1))).toEqual({
    'increase to rate': 'rate(calls_total[5m]) > 1',
  })
})
