/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { oneOf } from '../metrics/label.ts'
import { counter } from '../metrics/metric.ts'
import { rate, sum } from '../promql/index.ts'
import { query } from './panel.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
const perStatus = sum(rate(calls, '$__rate_interval')).by('status')

query(perStatus, 'calls {{ status }}')
// @ts-expect-error: the query has aggregated the label away
query(perStatus, '{{job}}')
// @ts-expect-error: one label is kept, the other is not
query(perStatus, '{{status}} of {{ instance }}')
