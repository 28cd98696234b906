import { number, string } from './call.ts'
import { instant, type Instant } from './instant.ts'
import type { AggregateNode, Aggregator, Node } from './node.ts'

/** An aggregate over all series; `by` keeps the labels named, `without` all others. `Added` are labels of its own. */
export interface Aggregate<L extends string, Added extends string = never> extends Instant<Added> {
  by<K extends L>(...keep: readonly [K, ...K[]]): Instant<K | Added>
  without<K extends L>(...drop: readonly [K, ...K[]]): Instant<Exclude<L, K> | Added>
}

const aggregate =
  (operator: Aggregator) =>
  <L extends string>(of: Instant<L>): Aggregate<L> =>
    grouped(operator, of, {})

export const sum = aggregate('sum')
export const avg = aggregate('avg')
export const min = aggregate('min')
export const max = aggregate('max')
export const count = aggregate('count')
/** 1 for each group. */
export const group = aggregate('group')
export const stddev = aggregate('stddev')
export const stdvar = aggregate('stdvar')

/** The value below which a share `q` (0 to 1) of the series are. */
export const quantile = <L extends string>(q: number, of: Instant<L>): Aggregate<L> =>
  grouped('quantile', of, { parameter: number(q) })

/** How many series have each value; the value becomes a label. */
export const countValues = <const Label extends string, L extends string>(
  label: Label,
  of: Instant<L>,
): Aggregate<L, Label> => grouped('count_values', of, { parameter: string(label), added: label })

interface How<Added extends string> {
  readonly parameter?: Node
  readonly added?: Added
}

const grouped = <L extends string, Added extends string = never>(
  operator: Aggregator,
  of: Instant<L>,
  { parameter, added }: How<Added>,
): Aggregate<L, Added> => {
  const node: AggregateNode = { kind: 'aggregate', operator, ...(parameter && { parameter }), of: of.node }
  const own = added === undefined ? [] : [added]
  return {
    ...instant<Added>(node, own),
    by: (...keep) => instant({ ...node, grouping: { keep: 'by', labels: keep } }, [...keep, ...own]),
    without: <K extends L>(...drop: readonly [K, ...K[]]) => {
      const rest = of.labels.filter(
        (label): label is Exclude<L, K> => !(drop as readonly string[]).includes(label),
      )
      return instant({ ...node, grouping: { keep: 'without', labels: drop } }, [...rest, ...own])
    },
  }
}
