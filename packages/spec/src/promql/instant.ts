import type { Comparison, Node, Operator } from './node.ts'
import { print } from './print.ts'

type Same<A extends string, B extends string> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never

/** An instant vector: a value for each set of the labels `L` at one moment. */
export interface Instant<L extends string = string> {
  readonly node: Node
  /** The labels that survive the query, as far as it names them. */
  readonly labels: readonly L[]

  above(limit: number): Condition<L>
  atLeast(limit: number): Condition<L>
  below(limit: number): Condition<L>
  equals(value: number): Condition<L>

  /** Both sides must keep the same labels: others would find no partner. */
  dividedBy<R extends string>(divisor: Instant<R> & Same<L, R>): Instant<L>
  times(factor: number): Instant<L>
  plus<R extends string>(other: Instant<R> & Same<L, R>): Instant<L>
  minus<R extends string>(other: Instant<R> & Same<L, R>): Instant<L>

  /** This, or the other where this has no series of the same labels. Only labels that both carry survive. */
  or<R extends string>(other: Condition<R>): Condition<L & R>
  or<R extends string>(other: Instant<R>): Instant<L & R>

  toString(): string
}

/** A query that returns something only while a condition holds: what an alert may ask. */
export interface Condition<L extends string = string> extends Instant<L> {
  readonly condition: true
  and<R extends string>(other: Condition<R> & Same<L, R>): Condition<L>
  unless<R extends string>(other: Condition<R> & Same<L, R>): Condition<L>
}

export const instant = <L extends string>(node: Node, labels: readonly L[]): Instant<L> => {
  const compare = (operator: Comparison) => (limit: number) =>
    condition(binary(operator, node, numeral(limit)), labels)
  const combine = (operator: Operator) => (other: Instant) =>
    instant(binary(operator, node, other.node), labels)
  const or = (other: Instant) => {
    const common = labels.filter((label) => other.labels.includes(label))
    const either = binary('or', node, other.node)
    return 'condition' in other ? condition(either, common) : instant(either, common)
  }
  const vector = {
    node,
    labels,
    above: compare('>'),
    atLeast: compare('>='),
    below: compare('<'),
    equals: compare('=='),
    dividedBy: combine('/'),
    times: (factor: number) => instant(binary('*', node, numeral(factor)), labels),
    plus: combine('+'),
    minus: combine('-'),
    or,
    toString: () => print(node),
  }
  return vector as unknown as Instant<L>
}

export const condition = <L extends string>(node: Node, labels: readonly L[]): Condition<L> => ({
  ...instant(node, labels),
  condition: true,
  and: (other: Instant) => condition(binary('and', node, other.node), labels),
  unless: (other: Instant) => condition(binary('unless', node, other.node), labels),
})

const numeral = (value: number): Node => ({ kind: 'number', value })

const binary = (operator: Operator, left: Node, right: Node): Node => ({
  kind: 'binary',
  operator,
  left,
  right,
})
