import type { AtMost } from '../metrics/label.ts'
import { gauge } from '../metrics/metric.ts'
import { where, type Selection } from '../promql/select.ts'
import type { Unit } from '../units/unit.ts'

/** A series that every SLO records under its own value of the label `slo`. */
export type SloSeries = Selection<'gauge', { readonly slo: AtMost }, never>

const series = (name: string, unit: Unit, help: string): SloSeries => {
  const metric = gauge(name, { unit, help, labels: { slo: { kind: 'atMost', limit: 100 } } })
  return { ...where(metric, {}), extra: [] }
}

/** What dashboards read of all SLOs at once. Without an event in the window there is no value, rather than a guess. */
export const sloSeries = {
  objective: series('slo:objective:ratio', 'ratio', 'Share of events that must be good.'),
  burnRate: series(
    'slo:burn_rate:ratio1h',
    'ratio',
    'How many times faster than allowed the budget burned in the last hour; at 1 it lasts exactly the period.',
  ),
  spentInDay: series(
    'slo:error_budget_spent:ratio1d',
    'ratio',
    'Share of the period’s error budget that the last day spent.',
  ),
  spent: series('slo:error_budget_spent:ratio', 'ratio', 'Share of the period’s error budget that is spent.'),
  remaining: series(
    'slo:error_budget_remaining:ratio',
    'ratio',
    'Share of the period’s error budget that is left; below 0 the objective is missed.',
  ),
} as const
