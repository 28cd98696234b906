import { expect, test } from 'vitest'
import { oneOf } from '../metrics/label.ts'
import { counter } from '../metrics/metric.ts'
import { now, rate, sum } from '../promql/functions.ts'
import { where } from '../promql/select.ts'
import { samples } from './proof.ts'
import { record } from './record.ts'

const calls = counter('calls_total', { help: '', unit: 'calls', labels: { status: oneOf('error') } })
const perJob = record('job:calls:rate5m', {
  help: 'Calls each second.',
  unit: 'calls',
  labels: { team: 'core' },
  expr: sum(rate(calls, '5m')).by('job'),
  proof: [{ when: '', given: [], at: '5m', values: [] }],
})

test('a record is read as a gauge, by the labels that its rule adds', () => {
  expect(String(now(perJob))).toBe('job:calls:rate5m{team="core"}')
  expect(String(now(where(perJob, { job: 'arms' })))).toBe('job:calls:rate5m{team="core", job="arms"}')
})
test('it keeps the labels of its query and those that are added, and none of a scrape', () => {
  expect(now(perJob).labels).toEqual(['job', 'team'])
})
test('it can be given in a proof', () => {
  expect(samples(perJob, { job: 'arms' }, '1x3')).toEqual({
    series: 'job:calls:rate5m{team="core", job="arms"}',
    values: '1x3',
  })
})
