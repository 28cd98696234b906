import type { Aggregator, Node, Window } from './node.ts'
import { condition, instant, type Condition, type Instant } from './instant.ts'
import { select, type LabelsOf, type Selection, type Series } from './select.ts'

type AnySeries = Series<'counter'> | Series<'gauge'>

/** The present value of each series of a gauge. */
export const now = <S extends Series<'gauge'>>(gauge: S): Instant<LabelsOf<S>> =>
  instant(select(gauge).node, labelsOf(gauge))

/** How fast a counter grows, per second, over the window. */
export const rate = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('rate', counter, window)

/** How much a counter grew over the window. */
export const increase = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('increase', counter, window)

const over = <S extends AnySeries>(name: string, series: S, window: Window): Instant<LabelsOf<S>> =>
  instant(call(name, { ...select(series).node, window }), labelsOf(series))

/** An aggregate over all series; `by` keeps the labels named, `without` all others. */
export interface Aggregate<L extends string> extends Instant<never> {
  by<K extends L>(...keep: readonly [K, ...K[]]): Instant<K>
  without<K extends L>(...drop: readonly [K, ...K[]]): Instant<Exclude<L, K>>
}

const aggregate =
  (operator: Aggregator) =>
  <L extends string>(of: Instant<L>): Aggregate<L> => {
    const grouped = (keep: 'by' | 'without', labels: readonly string[]): Node => ({
      kind: 'aggregate',
      operator,
      grouping: { keep, labels },
      of: of.node,
    })
    return {
      ...instant<never>({ kind: 'aggregate', operator, of: of.node }, []),
      by: (...keep) => instant(grouped('by', keep), keep),
      without: <K extends L>(...drop: readonly [K, ...K[]]) =>
        instant(
          grouped('without', drop),
          of.labels.filter((label): label is Exclude<L, K> => !(drop as readonly string[]).includes(label)),
        ),
    }
  }

export const sum = aggregate('sum')
export const avg = aggregate('avg')
export const min = aggregate('min')
export const max = aggregate('max')
export const count = aggregate('count')

/** The value below which a share `q` (0 to 1) of a histogram's observations fell. Needs the bucket bounds, `le`. */
export const histogramQuantile = <L extends string>(
  q: number,
  rates: 'le' extends L ? Instant<L> : never,
): Instant<Exclude<L, 'le'>> => {
  const { node, labels } = rates as Instant<L>
  return instant(
    call('histogram_quantile', { kind: 'number', value: q }, node),
    labels.filter((label): label is Exclude<L, 'le'> => label !== 'le'),
  )
}

/** 1 while the selection has no series, with the labels that it fixes by plain equality. */
export const absent = (series: Selection<'counter' | 'gauge'>): Condition => {
  const { matchers } = series.node
  return condition(
    call('absent', series.node),
    matchers.filter(({ operator }) => operator === '=').map(({ label }) => label),
  )
}

const call = (name: string, ...parameters: readonly Node[]): Node => ({
  kind: 'call',
  function: name,
  arguments: parameters,
})

const labelsOf = <S extends AnySeries>(series: S): readonly LabelsOf<S>[] => {
  const { labels, extra } = select(series)
  return [...Object.keys(labels), ...extra] as readonly string[] as readonly LabelsOf<S>[]
}
