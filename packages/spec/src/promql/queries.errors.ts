/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { atMost, oneOf } from '../metrics/label.ts'
import { counter, gauge, histogram } from '../metrics/metric.ts'
import {
  absentOverTime,
  anyOf,
  avgOverTime,
  buckets,
  countValues,
  deriv,
  histogramQuantile,
  ignoring,
  increase,
  irate,
  labelJoin,
  labelReplace,
  like,
  maxOverTime,
  now,
  offset,
  on,
  promql,
  rate,
  shareWithin,
  soFar,
  sum,
  time,
  topk,
  where,
} from './index.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error'), model: atMost(5) },
})
const running = gauge('running', { help: '', unit: 'tasks' })
const owner = gauge('owner', { help: '', unit: 'info', labels: { model: atMost(5), team: atMost(5) } })
const duration = histogram('duration_seconds', {
  help: '',
  unit: 'seconds',
  labels: { arm: oneOf('coder') },
  buckets: [0.5, 1],
})

// @ts-expect-error: rate of a gauge
rate(running, '5m')
// @ts-expect-error: increase of a gauge
increase(running, '5m')
// @ts-expect-error: irate of a gauge
irate(running, '5m')
// @ts-expect-error: the slope of a counter takes each restart for a fall
deriv(calls, '5m')
// @ts-expect-error: an average of a counter says only how long it has run
avgOverTime(calls, '5m')
// @ts-expect-error: the present value of a counter says only how long it has run
now(calls)
// @ts-expect-error: a histogram is read by its buckets, observations or total
rate(duration, '5m')
// @ts-expect-error: no such duration
rate(calls, '5 minutes')
maxOverTime(rate(offset(calls, '1d'), '5m'), '1h')

// @ts-expect-error: no such label
where(calls, { state: 'success' })
// @ts-expect-error: no such value in the closed set
where(calls, { status: 'failed' })
// @ts-expect-error: no such value in the closed set, in a set of values
where(calls, { status: anyOf('success', 'failed') })
// @ts-expect-error: no such bound
where(buckets(duration), { le: '2' })
where(calls, { model: 'any', status: like('succ.*'), job: 'arms' })
where(buckets(duration), { le: '0.5' })
// @ts-expect-error: no window
absentOverTime(calls)

// @ts-expect-error: the metric has no such label
sum(rate(calls, '5m')).by('arm')
// @ts-expect-error: the metric has no such label
topk(3, rate(calls, '5m')).by('arm')
// @ts-expect-error: the label has been summed away
sum(sum(rate(calls, '5m')).by('status')).by('model')
// @ts-expect-error: the labels have been counted away; the value is the only one
sum(countValues('version', now(owner))).by('team')
sum(countValues('version', now(owner))).by('version')
// @ts-expect-error: a quantile needs the bounds, and they have been summed away
histogramQuantile(0.95, sum(rate(buckets(duration), '5m')).by('arm'))
// @ts-expect-error: a quantile needs the bounds, and a counter has none
histogramQuantile(0.95, rate(calls, '5m'))
// @ts-expect-error: an objective that is no bound of the histogram
shareWithin(duration, 0.7, '5m')
// @ts-expect-error: an objective that is no bound, of some of its series
shareWithin(where(buckets(duration), { arm: 'coder' }), 0.7, '5m')
// @ts-expect-error: a share has no bounds left
shareWithin(duration, 1, '5m').by('le')
shareWithin(where(buckets(duration), { arm: 'coder' }), 0.5, '5m').by('arm')

const perStatus = sum(rate(calls, '5m')).by('status')
const perModel = sum(rate(calls, '5m')).by('model')
const overall = sum(rate(calls, '5m'))
// @ts-expect-error: the two sides keep different labels and would find no partner
perStatus.dividedBy(overall)
// @ts-expect-error: a side that is not aggregated against one that is
rate(calls, '5m').dividedBy(perStatus)
// @ts-expect-error: a comparison with other labels
perStatus.above(overall)
// @ts-expect-error: a condition on other labels
perStatus.above(1).and(overall.above(1))
// @ts-expect-error: one side has no such label
perStatus.dividedBy(perModel, on('model'))
// @ts-expect-error: more differs than is ignored
perStatus.dividedBy(perModel, ignoring('model'))
// @ts-expect-error: the one side has no such label to take over
perModel.times(now(owner), on('model').groupLeft('status'))
// @ts-expect-error: sets match many with many
perStatus.above(1).and(overall.above(1), on().groupLeft())
perStatus.dividedBy(overall, on().groupLeft())
perStatus.dividedBy(overall, ignoring('status').groupLeft())
perStatus.above(1).and(overall.above(1), on())
sum(perModel.times(now(owner), on('model').groupLeft('team'))).by('team')
// @ts-expect-error: on() alone keeps no label
sum(perStatus.dividedBy(overall, on())).by('status')
time().minus(soFar(calls)).above(60)

// @ts-expect-error: no such label to replace from
labelReplace(perStatus, { from: 'model', matching: '(.*)', to: 'name', value: '$1' })
// @ts-expect-error: no such label to join
labelJoin(perStatus, { from: ['model'], separator: '-', to: 'name' })
sum(labelReplace(perStatus, { from: 'status', matching: '(.*)', to: 'name', value: '$1' })).by('name')

// @ts-expect-error: no part of a query
void promql`sum(${new Date()})`
