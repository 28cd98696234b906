/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { oneOf } from '../metrics/label.ts'
import { counter } from '../metrics/metric.ts'
import { rate, sum } from '../promql/index.ts'
import { alert } from './alert.ts'
import type { Proof } from './proof.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
const perStatus = sum(rate(calls, '5m')).by('status')

declare const proof: Proof<'status'>
const about = {
  expr: perStatus.above(1),
  for: '5m',
  severity: 'warning',
  summary: 'Calls that end in {{ $labels.status }}',
  description: '{{ $value | humanize }} a second end in {{$labels.status}}',
  runbook: { meaning: '', impact: '', look: [], act: [] },
  proof,
} as const

alert('ManyCalls', about)
// @ts-expect-error: the query has aggregated the label away
alert('ManyCalls', { ...about, summary: 'Calls on {{ $labels.job }}' })
// @ts-expect-error: one label is kept, the other is not
alert('ManyCalls', { ...about, description: '{{ $labels.status }} on {{ $labels.instance | toUpper }}' })
// @ts-expect-error: a query without a condition would fire for ever
alert('ManyCalls', { ...about, expr: perStatus })
// @ts-expect-error: nobody knows who should be woken
alert('ManyCalls', { ...about, severity: 'page' })
// @ts-expect-error: an alert that nothing proves
alert('ManyCalls', { ...about, proof: { fires: [], silent: [] } })
// @ts-expect-error: an alert that nobody could act upon
alert('ManyCalls', { ...about, runbook: undefined })
const texts = { summary: '', description: '' }
// @ts-expect-error: the proof leaves out a label that fires
const withoutLabel: Proof<'status'>['fires'][0]['alerts'][0] = { labels: {}, ...texts }
void withoutLabel
// @ts-expect-error: no operator of mutation is called so
const misspelt: NonNullable<Proof['equivalents']>[0]['operator'] = 'comparison'
void misspelt
// @ts-expect-error: no such question
const unasked: NonNullable<Proof['silent'][0]['proves']>[0] = 'low traffic'
void unasked
