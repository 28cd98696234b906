import type { Aggregator } from '../node.ts'
import type { ValueType } from './function.ts'

export interface PromqlAggregator {
  readonly parameter?: ValueType
  /** Lets series through as they are, with all their labels. */
  readonly picks?: true
  /** Its result is a number, not a value of the metric's unit. */
  readonly counts?: true
  readonly squares?: true
  readonly notInDebian?: true
}

/** Every aggregation of Prometheus 3. Source: prometheus.io/docs, "Aggregation operators". */
export const promqlAggregators: Readonly<Record<Aggregator, PromqlAggregator>> = {
  sum: {},
  avg: {},
  min: {},
  max: {},
  count: { counts: true },
  group: { counts: true },
  stddev: {},
  stdvar: { squares: true },
  topk: { parameter: 'scalar', picks: true },
  bottomk: { parameter: 'scalar', picks: true },
  limitk: { parameter: 'scalar', picks: true, notInDebian: true },
  limit_ratio: { parameter: 'scalar', picks: true, notInDebian: true },
  quantile: { parameter: 'scalar' },
  count_values: { parameter: 'string', counts: true },
}
