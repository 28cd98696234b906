import { rate } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { calls, mutated } from '../example.ts'
import { window } from './window.ts'

test('a window becomes ten times as long and as short', () => {
  expect(mutated(window, rate(calls, '5m').above(1))).toEqual({
    '[5m] to [50m]': 'rate(calls_total[50m]) > 1',
    '[5m] to [30s]': 'rate(calls_total[30s]) > 1',
  })
})

test('a length that Grafana chooses is left alone', () => {
  expect(mutated(window, rate(calls, '$__rate_interval').above(1))).toEqual({})
})
