import { number } from './call.ts'
import { instant, type Instant } from './instant.ts'
import type { AggregateNode } from './node.ts'

/** Some of the series, as they are; `by` and `without` choose within each group. */
export interface Picked<L extends string> extends Instant<L> {
  by<K extends L>(...labels: readonly [K, ...K[]]): Instant<L>
  without<K extends L>(...labels: readonly [K, ...K[]]): Instant<L>
}

const pick =
  (operator: AggregateNode['operator']) =>
  <L extends string>(k: number, of: Instant<L>): Picked<L> => {
    const node: AggregateNode = { kind: 'aggregate', operator, parameter: number(k), of: of.node }
    return {
      ...instant(node, of.labels),
      by: (...labels) => instant({ ...node, grouping: { keep: 'by', labels } }, of.labels),
      without: (...labels) => instant({ ...node, grouping: { keep: 'without', labels } }, of.labels),
    }
  }

/** The `k` series with the largest values. */
export const topk = pick('topk')
/** The `k` series with the smallest values. */
export const bottomk = pick('bottomk')
/** Any `k` series; experimental in Prometheus 3. */
export const limitk = pick('limitk')
/** About this share of the series, the same ones each time; experimental in Prometheus 3. */
export const limitRatio = pick('limit_ratio')
