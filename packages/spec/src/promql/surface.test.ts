import { describe, expect, test } from 'vitest'
import { atMost, oneOf } from '../metrics/label.ts'
import { counter, gauge, histogram } from '../metrics/metric.ts'
import * as q from './index.ts'

const labels = { status: oneOf('success', 'error'), model: atMost(5) }
const calls = counter('calls_total', { help: '', unit: 'calls', labels })
const running = gauge('running', { help: '', unit: 'tasks' })
const owner = gauge('owner', { help: '', unit: 'info', labels: { model: atMost(5), team: atMost(5) } })
const duration = histogram('duration_seconds', { help: '', unit: 'seconds', labels, buckets: [0.5, 1] })

const { sum, rate, now, on, ignoring } = q
const perModel = sum(rate(calls, '5m')).by('model')
const perStatus = sum(rate(calls, '5m')).by('status', 'model')
const r = 'rate(calls_total[5m])'

describe('a query prints as', () => {
  test.each([
    [q.irate(calls, '1m'), 'irate(calls_total[1m])'],
    [q.resets(calls, '1h').above(2), 'resets(calls_total[1h]) > 2'],
    [q.soFar(calls).minus(q.soFar(q.offset(calls, '5m'))), 'calls_total - calls_total offset 5m'],
    [q.rate(q.offset(calls, '-1d'), '5m'), 'rate(calls_total[5m] offset -1d)'],
    [now(q.at(running, 'end()')), 'running @ end()'],
    [q.delta(running, '1h'), 'delta(running[1h])'],
    [q.deriv(rate(calls, '5m'), '1h'), 'deriv(rate(calls_total[5m])[1h:])'],
    [q.predictLinear(running, '6h', '1d').below(0), 'predict_linear(running[6h], 86400) < 0'],
    [q.quantileOverTime(0.9, running, '1d'), 'quantile_over_time(0.9, running[1d])'],
    [q.maxOverTime(perModel.plus(1), '1h'), `max_over_time((sum by (model) (${r}) + 1)[1h:])`],
    [q.changes(calls, '5m').equals(0), 'changes(calls_total[5m]) == 0'],
    [q.topk(3, perStatus).by('model'), `topk by (model) (3, sum by (status, model) (${r}))`],
    [q.quantile(0.9, rate(calls, '5m')).without('instance'), `quantile without (instance) (0.9, ${r})`],
    [q.countValues('version', now(running)), 'count_values("version", running)'],
    [q.group(now(owner)).by('team'), 'group by (team) (owner)'],
    [
      perStatus.dividedBy(perModel, on('model').groupLeft()),
      `sum by (status, model) (${r}) / on (model) group_left () sum by (model) (${r})`,
    ],
    [
      perStatus.dividedBy(perModel, ignoring('status').groupLeft()),
      `sum by (status, model) (${r}) / ignoring (status) group_left () sum by (model) (${r})`,
    ],
    [
      perModel.times(now(owner), on('model').groupLeft('team')),
      `sum by (model) (${r}) * on (model) group_left (team) owner`,
    ],
    [perModel.above(perModel).bool(), `sum by (model) (${r}) > bool sum by (model) (${r})`],
    [
      perModel.above(1).and(sum(now(running)).above(0), on()),
      `sum by (model) (${r}) > 1 and on () sum(running) > 0`,
    ],
    [
      perModel.unless(perStatus, on('model')),
      `sum by (model) (${r}) unless on (model) sum by (status, model) (${r})`,
    ],
    [perModel.differsFrom(0).or(perStatus), `sum by (model) (${r}) != 0 or sum by (status, model) (${r})`],
    [q.time().minus(now(running)).above(60), 'time() - running > 60'],
    [now(running).dividedBy(q.scalar(now(owner))), 'running / scalar(owner)'],
    [q.vector(q.time().dividedBy(60)), 'vector(time() / 60)'],
    [q.hour().atLeast(9), 'hour() >= 9'],
    [
      q
        .clampMin(q.abs(now(running)), 1)
        .modulo(2)
        .toThePower(2),
      '(clamp_min(abs(running), 1) % 2) ^ 2',
    ],
    [
      q.labelReplace(now(owner), { from: 'team', matching: '(.)', to: 'initial', value: '$1' }),
      'label_replace(owner, "initial", "$1", "team", "(.)")',
    ],
    [
      q.labelJoin(now(owner), { from: ['team', 'model'], separator: '/', to: 'who' }),
      'label_join(owner, "who", "/", "team", "model")',
    ],
    [q.absentOverTime(q.where(running, { job: 'a' }), '10m'), 'absent_over_time(running{job="a"}[10m])'],
    [
      q.shareWithin(duration, 0.5, '5m'),
      'sum(rate(duration_seconds_bucket{le="0.5"}[5m])) / sum(rate(duration_seconds_count[5m]))',
    ],
    [
      q.shareWithin(q.where(q.buckets(duration), { status: 'success' }), 1, '5m').by('model'),
      'sum by (model) (rate(duration_seconds_bucket{status="success", le=~"1|1\\\\.0"}[5m])) / sum by (model) (rate(duration_seconds_count{status="success"}[5m]))',
    ],
    [
      q.promql`sum(rate(${calls}{job="a"}[5m])) / ${perModel.plus(1)} > ${0.5}`,
      `sum(rate(calls_total{job="a"}[5m])) / (sum by (model) (${r}) + 1) > 0.5`,
    ],
    [q.promql`rate(${duration}_bucket[${'5m'}])`, 'rate(duration_seconds_bucket[5m])'],
  ])('%s', (query, text) => expect(String(query)).toBe(text))
})

test.each([
  [perStatus.dividedBy(perModel, on('model').groupLeft()).labels, ['status', 'model']],
  [perStatus.dividedBy(perModel, on('model')).labels, ['model']],
  [perStatus.dividedBy(perStatus, ignoring('status')).labels, ['model']],
  [perModel.times(now(owner), on('model').groupLeft('team')).labels, ['model', 'team']],
  [q.countValues('v', now(owner)).by('team').labels, ['team', 'v']],
  [q.labelJoin(perModel, { from: ['model'], separator: '', to: 'x' }).labels, ['model', 'x']],
  [q.promql`sum by (job, model) (${calls})`.labels, ['job', 'model']],
])('a query knows the labels it keeps: %#', (labels, expected) => expect(labels).toEqual(expected))

test('raw text that is no PromQL does not become a query', () => {
  expect(() => q.promql`sum(${calls}`).toThrow('1 | sum(calls_total\n')
})
test('a bound that is none is refused where types cannot tell', () => {
  const wide: number = 0.7
  const buckets: readonly number[] = [0.5, 1]
  const histogramOfAny = histogram('wait_seconds', { help: '', unit: 'seconds', buckets })
  expect(() => q.shareWithin(histogramOfAny, wide, '5m')).toThrow('The bound 0.7 must be one of the buckets')
})
test('a metric read in raw text is the declared one', () => {
  expect(q.selectors(q.promql`${calls} / other`.node).map(({ metric }) => metric === calls)).toEqual([
    true,
    false,
  ])
})
