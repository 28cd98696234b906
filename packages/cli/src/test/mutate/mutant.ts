import { condition, type Alert, type MutationOperatorId, type Node } from '@octoscope/spec'
import { editsOf, type EditPart } from './edit.ts'

/** An alert with one thing in it changed: a proof worth its name tells it from the alert. */
export interface Mutant {
  readonly alert: Alert
  readonly operator: MutationOperatorId
  /** What was changed, such as `> to >=`. */
  readonly change: string
  /** The part of the rule where, as text. */
  readonly place: string
  readonly mutated: Alert
}

/** One way of changing a rule. */
export interface MutationOperator {
  readonly id: MutationOperatorId
  mutate(alert: Alert): readonly Mutant[]
}

/** An operator that edits one part of the query at a time. */
export const queryOperator = (id: MutationOperatorId, edit: EditPart): MutationOperator => ({
  id,
  mutate: (alert) =>
    editsOf(alert.expr.node, edit).map(({ to, change, place }) => ({
      alert,
      operator: id,
      change,
      place,
      mutated: withQuery(alert, to),
    })),
})

const withQuery = (alert: Alert, node: Node): Alert => ({
  ...alert,
  expr: condition(node, alert.expr.labels),
})
