import { expect, test } from 'vitest'
import { counter, histogram } from '../metrics/metric.ts'
import { oneOf } from '../metrics/label.ts'
import { observing, samples } from './proof.ts'

test('samples are a series in promtool’s notation', () => {
  const calls = counter('calls_total', { help: '', unit: 'calls', labels: { status: oneOf('error') } })
  expect(samples(calls, { status: 'error', job: 'arms' }, '0+1x3')).toEqual({
    series: 'calls_total{status="error", job="arms"}',
    values: '0+1x3',
  })
})

test('observations fill every bucket at or above their value', () => {
  const duration = histogram('duration_seconds', { help: '', unit: 'seconds', buckets: [1, 5] })
  const values = [
    { value: 1, perStep: 9 },
    { value: 3, perStep: 1 },
  ]
  expect(observing(duration, { job: 'arms' }, { values, steps: 4 })).toEqual([
    { series: 'duration_seconds_bucket{le="1", job="arms"}', values: '0+9x4' },
    { series: 'duration_seconds_bucket{le="5", job="arms"}', values: '0+10x4' },
    { series: 'duration_seconds_bucket{le="+Inf", job="arms"}', values: '0+10x4' },
  ])
})
