import type { Histogram } from '../metrics/metric.ts'
import type { Labels } from '../metrics/label.ts'
import { print } from '../promql/print.ts'
import { buckets, select, where, type LabelsOf, type ScrapeLabel, type Series } from '../promql/select.ts'
import type { Duration } from '../units/duration.ts'

/** Situations that the real promtool plays through the rule: some where the alert fires, some where it must not. */
export interface Proof<L extends string = string> {
  readonly fires: readonly [Firing<L>, ...Firing<L>[]]
  readonly silent: readonly [Situation, ...Situation[]]
  /** Changes of the rule that no proof can tell from it, left out of `octoscope test --mutate`. */
  readonly equivalents?: readonly EquivalentMutant[]
}

export interface Situation {
  /** What happens, as a sentence. */
  readonly when: string
  readonly given: readonly Samples[]
  /** The time between two samples; 1m unless told. */
  readonly every?: Duration
  /** When the rule is looked at, from the start. Keep it off the edge of a window: Prometheus 2 and 3 differ there. */
  readonly at: Duration
  /** Which of the questions that every ratio raises is answered here. */
  readonly proves?: readonly RatioQuestion[]
}

/** What goes wrong with ratios: the first two are shown by a situation that fires, the others by one that is silent. */
export type RatioQuestion =
  | ('just beyond the threshold' | 'for kept')
  | ('just within the threshold' | 'for not kept' | 'no traffic' | 'absent series' | 'counter reset')

/** A mutant that behaves as the rule does, in the words in which `octoscope test --mutate` names it. */
export interface EquivalentMutant {
  readonly operator: MutationOperatorId
  /** Such as `rate to increase`. */
  readonly change: string
  /** Why no series could tell the two apart. */
  readonly reason: string
}

/** The ways in which a rule is changed to see whether its proof notices. */
export type MutationOperatorId =
  | ('comparator' | 'threshold' | 'for' | 'operands' | 'matcher')
  | ('grouping' | 'window' | 'branch' | 'quantile' | 'function')

/** Each firing alert with the labels that the query gives it, and the text that a person would read. */
export interface Firing<L extends string = string> extends Situation {
  readonly alerts: readonly FiringAlert<L>[]
}

export interface FiringAlert<L extends string = string> {
  /** Beyond the labels that every firing carries, one branch of the query may carry those of the scrape. */
  readonly labels: Readonly<Record<L, string> & Partial<Record<ScrapeLabel, string>>>
  readonly summary: string
  readonly description: string
}

/** A series and its samples in promtool's notation, such as `0+60x10` (start, step, count) or `_x3` (none). */
export interface Samples {
  readonly series: string
  readonly values: string
}

type Fixed<S> = { readonly [Name in LabelsOf<S>]?: string }

/** The samples of one series of a counter or gauge. */
export const samples = <S extends Series<'counter'> | Series<'gauge'>>(
  series: S,
  labels: Fixed<S>,
  values: string,
): Samples => {
  const { node } = select(series)
  const matchers = Object.entries<string | undefined>(labels).map(([label, value]) => ({
    label,
    operator: '=' as const,
    value: value ?? '',
  }))
  return { series: print({ ...node, matchers: [...node.matchers, ...matchers] }), values }
}

/** Observations that go on evenly: `perStep` of the same `value` between any two samples. */
export interface Observed {
  readonly value: number
  readonly perStep: number
}

/** The bucket series of a histogram that observes such values for a number of steps. */
export const observing = <L extends Labels>(
  histogram: Histogram<L>,
  labels: Fixed<Histogram<L>>,
  { values, steps }: { readonly values: readonly Observed[]; readonly steps: number },
): readonly Samples[] =>
  [...histogram.buckets, Infinity].map((bound) => {
    const perStep = values.reduce((sum, { value, perStep: each }) => sum + (value <= bound ? each : 0), 0)
    const le = bound === Infinity ? '+Inf' : String(bound)
    return samples(where(buckets(histogram), { le } as never), labels as never, `0+${perStep}x${steps}`)
  })
