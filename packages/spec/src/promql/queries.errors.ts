/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { atMost, oneOf } from '../metrics/label.ts'
import { counter, gauge, histogram } from '../metrics/metric.ts'
import { anyOf, buckets, histogramQuantile, increase, like, now, rate, sum, where } from './index.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error'), model: atMost(5) },
})
const running = gauge('running', { help: '', unit: 'tasks' })
const duration = histogram('duration_seconds', {
  help: '',
  unit: 'seconds',
  labels: { arm: oneOf('coder') },
  buckets: [1],
})

// @ts-expect-error: rate of a gauge
rate(running, '5m')
// @ts-expect-error: increase of a gauge
increase(running, '5m')
// @ts-expect-error: the present value of a counter says only how long it has run
now(calls)
// @ts-expect-error: a histogram is read by its buckets, observations or total
rate(duration, '5m')
// @ts-expect-error: no such duration
rate(calls, '5 minutes')

// @ts-expect-error: no such label
where(calls, { state: 'success' })
// @ts-expect-error: no such value in the closed set
where(calls, { status: 'failed' })
// @ts-expect-error: no such value in the closed set, in a set of values
where(calls, { status: anyOf('success', 'failed') })
where(calls, { model: 'any', status: like('succ.*'), job: 'arms' })

// @ts-expect-error: the metric has no such label
sum(rate(calls, '5m')).by('arm')
// @ts-expect-error: the label has been summed away
sum(sum(rate(calls, '5m')).by('status')).by('model')
// @ts-expect-error: a quantile needs the bounds, and they have been summed away
histogramQuantile(0.95, sum(rate(buckets(duration), '5m')).by('arm'))
// @ts-expect-error: a quantile needs the bounds, and a counter has none
histogramQuantile(0.95, rate(calls, '5m'))

const perStatus = sum(rate(calls, '5m')).by('status')
const overall = sum(rate(calls, '5m'))
// @ts-expect-error: the two sides keep different labels and would find no partner
perStatus.dividedBy(overall)
// @ts-expect-error: a side that is not aggregated against one that is
rate(calls, '5m').dividedBy(perStatus)
