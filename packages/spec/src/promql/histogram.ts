import type { Labels, OneOf } from '../metrics/label.ts'
import type { Histogram } from '../metrics/metric.ts'
import { sum } from './aggregate.ts'
import { call, number } from './call.ts'
import { rate } from './counters.ts'
import { instant, type Instant } from './instant.ts'
import type { Window } from './node.ts'
import { buckets, type LabelsOf, type Selection } from './select.ts'

/** The value below which a share `q` (0 to 1) of a histogram's observations fell. Needs the bucket bounds, `le`. */
export const histogramQuantile = <L extends string>(
  q: number,
  rates: 'le' extends L ? Instant<L> : never,
): Instant<Exclude<L, 'le'>> => {
  const { node, labels } = rates as Instant<L>
  return instant(
    call('histogram_quantile', number(q), node),
    labels.filter((label): label is Exclude<L, 'le'> => label !== 'le'),
  )
}

type Buckets = Selection<'counter', Labels & { readonly le: OneOf }>

/** The bounds of a histogram, or of some of its buckets' series. */
type Bound<H> =
  H extends Histogram<Labels, infer B>
    ? B[number]
    : H extends Selection<'counter', infer L>
      ? BoundOf<L>
      : never
type BoundOf<L> = L extends { readonly le: OneOf<infer Value> }
  ? Value extends `${infer N extends number}`
    ? N
    : never
  : never
type Kept<H> = H extends Histogram ? LabelsOf<H> : Exclude<LabelsOf<H>, 'le'>

/** The share of a histogram's observations, over the window, at or below one of its bounds: a latency objective. */
export interface Share<L extends string> extends Instant<never> {
  by<K extends L>(...keep: readonly [K, ...K[]]): Instant<K>
}

export const shareWithin = <H extends Histogram | Buckets>(
  histogram: H,
  bound: Bound<H>,
  window: Window,
): Share<Kept<H>> => {
  const series: Buckets = 'node' in histogram ? histogram : buckets(histogram)
  const within = sum(rate(atBound(series, bound), window))
  const all = sum(rate(counts(series), window))
  const share: object = {
    ...within.dividedBy(all),
    by: (...keep: readonly [string, ...string[]]) => within.by(...keep).dividedBy(all.by(...keep)),
  }
  return share as Share<Kept<H>>
}

/** Prometheus 2 keeps the bound `1` as it is scraped, Prometheus 3 makes it `1.0`: both are asked for. */
const atBound = (series: Buckets, bound: number): Buckets => {
  if (!series.labels.le.values.includes(`${bound}`))
    throw new TypeError(
      `The bound ${bound} must be one of the buckets of "${series.node.metric.name}", ${series.labels.le.values.join(', ')}. Choose one of them, or add it to the histogram.`,
    )
  const matcher = Number.isInteger(bound)
    ? ({ label: 'le', operator: '=~', value: `${bound}|${bound}\\.0` } as const)
    : ({ label: 'le', operator: '=', value: `${bound}` } as const)
  return { ...series, node: { ...series.node, matchers: [...series.node.matchers, matcher] } }
}

const counts = (series: Buckets): Buckets => ({ ...series, node: { ...series.node, suffix: '_count' } })
