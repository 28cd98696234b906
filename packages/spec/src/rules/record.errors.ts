/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { oneOf } from '../metrics/label.ts'
import { counter } from '../metrics/metric.ts'
import { now, rate, sum } from '../promql/functions.ts'
import { where } from '../promql/select.ts'
import { record, type RecordProof } from './record.ts'

const calls = counter('calls_total', { help: '', unit: 'calls', labels: { status: oneOf('error') } })
declare const proof: RecordProof<'job'>
const about = { help: '', unit: 'calls', expr: sum(rate(calls, '5m')).by('job'), proof } as const
const perJob = record('job:calls:rate5m', about)

sum(now(perJob)).by('job')
// @ts-expect-error: the record has aggregated the label away
sum(now(perJob)).by('status')
// @ts-expect-error: the scrape's labels are gone with it
where(perJob, { instance: 'a:1' })
// @ts-expect-error: a record is a gauge, and has no rate
rate(perJob, '5m')
// @ts-expect-error: a record that nothing proves
record('job:calls:rate5m', { ...about, proof: [] })
// @ts-expect-error: its proof tells a label that it does not keep
record('job:calls:rate5m', { ...about, expr: sum(rate(calls, '5m')).by('status') })
