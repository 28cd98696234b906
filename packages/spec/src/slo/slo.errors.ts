/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { oneOf } from '../metrics/label.ts'
import { counter, gauge, histogram } from '../metrics/metric.ts'
import { now, sum } from '../promql/functions.ts'
import { where } from '../promql/select.ts'
import { latency } from './latency.ts'
import { sloSeries } from './series.ts'
import { ratio } from './slo.ts'
import type { Terms } from './terms.ts'

const calls = counter('calls_total', { help: '', unit: 'calls', labels: { status: oneOf('success') } })
const running = gauge('running', { help: '', unit: 'tasks' })
const wait = histogram('wait_seconds', {
  help: '',
  unit: 'seconds',
  labels: { arm: oneOf('coder') },
  buckets: [0.5, 1],
})
declare const terms: Omit<Terms, 'name' | 'indicator'>
const good = where(calls, { status: 'success' })

ratio('calls', { ...terms, total: calls, good })
// @ts-expect-error: a share needs all events, too
ratio('calls', { ...terms, good })
// @ts-expect-error: a gauge counts nothing
ratio('calls', { ...terms, total: running, good })
// @ts-expect-error: no percentage
ratio('calls', { ...terms, total: calls, good, objective: 0.999 })
// @ts-expect-error: there is no table of burn rates for such a window
ratio('calls', { ...terms, total: calls, good, window: '14d' })

const slow = { ...terms, of: wait, within: 1, example: { arm: 'coder' } } as const
latency('wait', slow)
latency('wait', { ...slow, where: { arm: 'coder', job: 'arms' } })
// @ts-expect-error: no bucket ends there: nobody knows which events were faster
latency('wait', { ...slow, within: 0.75 })
// @ts-expect-error: no such label
latency('wait', { ...slow, where: { leg: 'coder' } })
// @ts-expect-error: no such value in the closed set
latency('wait', { ...slow, where: { arm: 'painter' } })
// @ts-expect-error: no such label
latency('wait', { ...slow, example: { leg: 'coder' } })

sum(now(sloSeries.burnRate)).by('slo')
// @ts-expect-error: an SLO is recorded under its name only
sum(now(sloSeries.burnRate)).by('job')

ratio('calls', { ...terms, total: calls, good, elsewhere: { staging: { objective: '95%' } } })
// @ts-expect-error: no percentage there either
ratio('calls', { ...terms, total: calls, good, elsewhere: { staging: { objective: 0.95 } } })
latency('wait', { ...slow, elsewhere: { staging: { within: 0.5 } } })
// @ts-expect-error: no bucket ends there in any environment
latency('wait', { ...slow, elsewhere: { staging: { within: 0.75 } } })
