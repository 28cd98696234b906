import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, test } from 'vitest'
import { atMost, oneOf } from '../metrics/label.ts'
import { counter, gauge, histogram } from '../metrics/metric.ts'
import {
  absent,
  anyOf,
  avg,
  buckets,
  histogramQuantile,
  increase,
  like,
  not,
  now,
  observations,
  rate,
  sum,
  total,
  where,
} from './index.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error'), model: atMost(5) },
})
const running = gauge('running', { help: '', unit: 'tasks' })
const duration = histogram('duration_seconds', { help: '', unit: 'seconds', buckets: [1, 5] })

const errors = sum(rate(where(calls, { status: 'error' }), '5m')).by('model')
const all = sum(rate(calls, '5m')).by('model')

describe('a query prints as', () => {
  test.each([
    [now(running), 'running'],
    [now(where(running, { job: not('arms') })), 'running{job!="arms"}'],
    [increase(calls, '1h30m'), 'increase(calls_total[1h30m])'],
    [
      rate(where(calls, { status: anyOf('success', 'error'), model: like('gpt-.*') }), '5m'),
      'rate(calls_total{status=~"success|error", model=~"gpt-.*"}[5m])',
    ],
    [rate(where(calls, { model: 'a"b\\c\n' }), '5m'), 'rate(calls_total{model="a\\"b\\\\c\\n"}[5m])'],
    [avg(now(running)).without('instance'), 'avg without (instance) (running)'],
    [
      errors.dividedBy(all).above(0.05),
      'sum by (model) (rate(calls_total{status="error"}[5m])) / sum by (model) (rate(calls_total[5m])) > 0.05',
    ],
    [
      errors.plus(all).dividedBy(all),
      '(sum by (model) (rate(calls_total{status="error"}[5m])) + sum by (model) (rate(calls_total[5m]))) / sum by (model) (rate(calls_total[5m]))',
    ],
    [
      all.minus(all.minus(errors)),
      'sum by (model) (rate(calls_total[5m])) - (sum by (model) (rate(calls_total[5m])) - sum by (model) (rate(calls_total{status="error"}[5m])))',
    ],
    [now(running).times(-1), 'running * (-1)'],
    [
      now(running)
        .equals(0)
        .or(absent(where(running, { job: 'arms' }))),
      'running == 0 or absent(running{job="arms"})',
    ],
    [
      now(running)
        .above(1)
        .and(now(running).below(5).or(now(running).above(9))),
      'running > 1 and (running < 5 or running > 9)',
    ],
    [
      histogramQuantile(0.95, sum(rate(buckets(duration), '5m')).by('le')),
      'histogram_quantile(0.95, sum by (le) (rate(duration_seconds_bucket[5m])))',
    ],
    [
      sum(rate(total(duration), '5m')).dividedBy(sum(rate(observations(duration), '5m'))),
      'sum(rate(duration_seconds_sum[5m])) / sum(rate(duration_seconds_count[5m]))',
    ],
  ])('%s', (query, text) => {
    expect(String(query)).toBe(text)
    expect(syntaxErrors(text)).toEqual([])
  })
})

describe('a query knows the labels it keeps', () => {
  test('all of the metric and of the scrape, before it is aggregated', () => {
    expect(rate(calls, '5m').labels).toEqual(['status', 'model', 'job', 'instance'])
  })
  test('those it is grouped by', () => expect(all.labels).toEqual(['model']))
  test('all but those it is grouped without', () =>
    expect(sum(rate(calls, '5m')).without('instance', 'status').labels).toEqual(['model', 'job']))
  test('all but the bound, after a quantile', () => {
    expect(histogramQuantile(0.5, sum(rate(buckets(duration), '5m')).by('le', 'job')).labels).toEqual(['job'])
  })
  test('those that both sides of "or" carry', () => {
    expect(
      now(running)
        .equals(0)
        .or(absent(where(running, { job: 'arms' }))).labels,
    ).toEqual(['job'])
  })
})

/** Where Prometheus' own grammar does not accept the text. */
const syntaxErrors = (text: string): readonly string[] => {
  const errors: string[] = []
  parser
    .parse(text)
    .iterate({ enter: ({ type, from, to }) => void (type.isError && errors.push(text.slice(from, to))) })
  return errors
}
