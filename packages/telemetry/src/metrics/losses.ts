import type { LabelValues, SelfMetrics } from '@octoscope/spec/metrics'

/** Why a measurement was refused. */
export type Refusal = LabelValues<SelfMetrics['invalidMeasurements']['labels']>['reason']

/** Why a finished span was not exported. */
export type SpanLoss = LabelValues<SelfMetrics['spansDropped']['labels']>['reason']

/** Where instruments report what they could not take as it came. */
export interface Losses {
  refused(reason: Refusal): void
  overflowed(metric: string): void
}

/** For measurements that may be lost unseen: those about losses. */
export const uncounted: Losses = { refused() {}, overflowed() {} }
