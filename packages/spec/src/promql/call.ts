import type { CallNode, Node, Window } from './node.ts'
import { instant, type Instant } from './instant.ts'
import { select, type LabelsOf, type Series } from './select.ts'

/** A function of PromQL, with its arguments as they are written. */
export const call = (name: string, ...parameters: readonly Node[]): CallNode => ({
  kind: 'call',
  function: name,
  arguments: parameters,
})

export const number = (value: number): Node => ({ kind: 'number', value })
export const string = (value: string): Node => ({ kind: 'string', value })

/** What a function of a range may look at: series, or a query that is asked again and again over the window. */
export type AnySeries = Series<'counter'> | Series<'gauge'>
export type Ranged = AnySeries | Instant

/** A window of series as it is, or of a query as a subquery, asked at the rules' own interval. */
export const range = (of: Ranged, window: Window): Node =>
  isSeries(of) ? { ...select(of).node, window } : { kind: 'subquery', of: of.node, window }

export const labelsOf = <S extends Ranged>(of: S): readonly LabelsOf<S>[] => {
  if (!isSeries(of)) return of.labels as readonly LabelsOf<S>[]
  const { labels, extra } = select(of)
  return [...Object.keys(labels), ...extra] as readonly string[] as readonly LabelsOf<S>[]
}

const isSeries = (of: Ranged): of is AnySeries => 'type' in of

/** A function of a window alone. */
export const over = <S extends Ranged>(name: string, of: S, window: Window): Instant<LabelsOf<S>> =>
  instant(call(name, range(of, window)), labelsOf(of))
