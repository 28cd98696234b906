import type { Counter, Gauge, Histogram, Metric } from '../metrics/metric.ts'
import type { Labels, OneOf } from '../metrics/label.ts'
import type { Service } from '../metrics/service.ts'
import { matcher, type Ask } from './matcher.ts'
import type { SelectorNode, TimeShift } from './node.ts'
import type { Instant } from './instant.ts'

/** The labels every scrape adds. */
export type ScrapeLabel = 'job' | 'instance'

/** Series of one metric, chosen by their labels. `Type` is what they count as: a histogram's parts are counters. */
export interface Selection<
  Type extends 'counter' | 'gauge',
  L extends Labels = Labels,
  Extra extends string = string,
> {
  readonly kind: 'selection'
  readonly type: Type
  readonly labels: L
  readonly extra: readonly Extra[]
  readonly node: SelectorNode
}

/** A counter or gauge, whole or chosen from. */
export type Series<Type extends 'counter' | 'gauge'> =
  | Selection<Type>
  | (Type extends 'counter' ? Counter : Gauge)

/** The names of the labels that a series carries when Prometheus has scraped it, or that a query keeps. */
export type LabelsOf<S> =
  S extends Instant<infer L>
    ? L
    : S extends Selection<'counter' | 'gauge', infer L, infer Extra>
      ? (keyof L & string) | Extra
      : S extends Metric<infer L>
        ? (keyof L & string) | ScrapeLabel
        : never

/** The bound of each bucket, as text. */
type Le<B extends readonly number[]> = { readonly le: OneOf<`${B[number]}` | '+Inf'> }

/** The buckets of a histogram: cumulative counters, one for each bound `le`. */
export const buckets = <L extends Labels, B extends readonly number[]>(
  histogram: Histogram<L, B>,
): Selection<'counter', L & Le<B>, ScrapeLabel> =>
  selection('counter', histogram, '_bucket', {
    ...histogram.labels,
    le: { kind: 'oneOf', values: [...histogram.buckets.map((bound) => `${bound}` as const), '+Inf'] },
  })

/** How many values a histogram has observed. */
export const observations = <L extends Labels>(
  histogram: Histogram<L>,
): Selection<'counter', L, ScrapeLabel> => selection('counter', histogram, '_count', histogram.labels)

/** The sum of the values a histogram has observed. */
export const total = <L extends Labels>(histogram: Histogram<L>): Selection<'counter', L, ScrapeLabel> =>
  selection('counter', histogram, '_sum', histogram.labels)

type Type<S> = S extends Gauge | Selection<'gauge'> ? 'gauge' : 'counter'
type DeclaredLabels<S> =
  S extends Selection<'counter' | 'gauge', infer L> ? L : S extends Metric<infer L> ? L : never
type ExtraLabels<S> = S extends { readonly extra: readonly (infer Extra extends string)[] }
  ? Extra
  : ScrapeLabel

type Asked<S> = { readonly [Name in keyof DeclaredLabels<S>]?: Ask<DeclaredLabels<S>[Name]> } & {
  readonly [Name in ExtraLabels<S>]?: Ask<unknown>
}

/** The series whose labels are as asked: `where(httpRequests, { status: like('5..'), job: 'orchestrator' })`. */
export const where = <S extends Series<'counter'> | Series<'gauge'>>(
  series: S,
  asked: Asked<S>,
): Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S>> => {
  const { type, labels, extra, node } = select(series)
  const matchers = Object.entries<Ask<unknown> | undefined>(asked).flatMap(([label, ask]) =>
    ask === undefined ? [] : [matcher(label, ask)],
  )
  const chosen = {
    kind: 'selection',
    type,
    labels,
    extra,
    node: { ...node, matchers: [...node.matchers, ...matchers] },
  }
  return chosen as unknown as Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S>>
}

/** The series of one service, with the labels that its scrape adds. */
export const from = <Name extends string, S extends Series<'counter'> | Series<'gauge'>>(
  service: Service<Readonly<Record<string, Metric>>, Name>,
  series: S,
): Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S> | Name> =>
  where(series, service.labels as unknown as Asked<S>) as Selection<
    Type<S>,
    DeclaredLabels<S>,
    ExtraLabels<S> | Name
  >

/** The same series as they were a while ago; a negative time looks ahead. */
export const offset = <S extends Series<'counter'> | Series<'gauge'>>(
  series: S,
  time: Extract<TimeShift['offset'], string>,
): Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S>> => shifted(series, { offset: time })

/** The same series at a fixed moment, in seconds since 1970, or at an end of the time that is looked at. */
export const at = <S extends Series<'counter'> | Series<'gauge'>>(
  series: S,
  moment: NonNullable<TimeShift['at']>,
): Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S>> => shifted(series, { at: moment })

const shifted = <S extends Series<'counter'> | Series<'gauge'>>(series: S, shift: TimeShift) => {
  const { type, labels, extra, node } = select(series)
  const chosen = { kind: 'selection', type, labels, extra, node: { ...node, ...shift } }
  return chosen as unknown as Selection<Type<S>, DeclaredLabels<S>, ExtraLabels<S>>
}

/** A series as a selection, whether it was one or a whole metric. */
export const select = (series: Series<'counter'> | Series<'gauge'>): Selection<'counter' | 'gauge'> =>
  'node' in series ? series : selection(series.type, series, '', series.labels)

const selection = <T extends 'counter' | 'gauge', L extends Labels>(
  type: T,
  metric: Metric,
  suffix: SelectorNode['suffix'],
  labels: L,
): Selection<T, L, ScrapeLabel> => ({
  kind: 'selection',
  type,
  labels,
  extra: ['job', 'instance'],
  node: { kind: 'selector', metric, suffix, matchers: [] },
})
