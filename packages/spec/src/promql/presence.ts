import { call } from './call.ts'
import { condition, type Condition } from './instant.ts'
import type { Node, SelectorNode, Window } from './node.ts'
import { select, type Selection, type Series } from './select.ts'

type Whole = Series<'counter'> | Series<'gauge'>

/** 1 while the selection has no series, with the labels that it fixes by plain equality. */
export const absent = (series: Whole | Selection<'counter' | 'gauge'>): Condition => {
  const { node } = select(series as Whole)
  return missing('absent', node, node)
}

/** 1 while the selection has had no sample for the whole window. */
export const absentOverTime = (series: Whole | Selection<'counter' | 'gauge'>, window: Window): Condition => {
  const { node } = select(series as Whole)
  return missing('absent_over_time', { ...node, window }, node)
}

const missing = (name: string, argument: Node, { matchers }: SelectorNode): Condition =>
  condition(
    call(name, argument),
    matchers.filter(({ operator }) => operator === '=').map(({ label }) => label),
  )
