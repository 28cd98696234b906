import type { Labels, LabelValues } from '@octoscope/spec/metrics'

/** The labels of one measurement: an argument that must be there as soon as the metric has labels. */
export type LabelArguments<L extends Labels> = keyof L extends never
  ? readonly [labels?: Readonly<Record<string, never>>]
  : readonly [labels: LabelValues<L>]
