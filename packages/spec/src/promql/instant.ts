import { matched, matchingNode, type Fits, type Match, type Met } from './matching.ts'
import type { BinaryNode, Node, Operator } from './node.ts'
import { print } from './print.ts'
import type { Scalar } from './scalar.ts'

/** An instant vector: a value for each set of the labels `L` at one moment. */
export interface Instant<L extends string = string> {
  readonly node: Node
  /** The labels that survive the query, as far as it names them. */
  readonly labels: readonly L[]

  above: Compare
  atLeast: Compare
  below: Compare
  atMost: Compare
  equals: Compare
  differsFrom: Compare

  dividedBy: Calculate
  times: Calculate
  plus: Calculate
  minus: Calculate
  modulo: Calculate
  toThePower: Calculate
  atan2: Calculate

  /** The series that have a partner in the other. */
  and: Together
  /** The series that have no partner in the other. */
  unless: Together
  /** This, or the other where this has no series of the same labels. Only labels that both carry survive. */
  or: Either

  toString(): string
}

/** A query that returns something only while a condition holds: what an alert may ask. */
export interface Condition<L extends string = string> extends Instant<L> {
  readonly condition: true
}

/** A comparison, which lets the values through that pass. */
export interface Compared<L extends string = string> extends Condition<L> {
  /** 1 where the comparison holds, else 0. */
  bool(): Instant<L>
}

/** The other side of an operator: a number, or a vector that keeps the same labels or says how it matches. */
export type Operand = number | Scalar | Instant
type Matched = Match | undefined

type Compare = <S extends Instant, O extends Operand, M extends Matched = undefined>(
  this: S,
  other: O & Allowed<S, O, M>,
  match?: M,
) => Compared<After<S, O, M>>

type Calculate = <S extends Instant, O extends Operand, M extends Matched = undefined>(
  this: S,
  other: O & Allowed<S, O, M>,
  match?: M,
) => Instant<After<S, O, M>>

type Together = <S extends Instant, O extends Instant, M extends Ungrouped = undefined>(
  this: S,
  other: O & Allowed<S, O, M>,
  match?: M,
) => S extends Condition
  ? Condition<Labels<S>>
  : O extends Condition
    ? Condition<Labels<S>>
    : Instant<Labels<S>>

type Either = <S extends Instant, O extends Instant>(
  this: S,
  other: O,
  match?: Ungrouped,
) => O extends Condition ? Condition<Labels<S> & Labels<O>> : Instant<Labels<S> & Labels<O>>

type Ungrouped = Match<'on' | 'ignoring', string, 'none'> | undefined
type Labels<S> = S extends Instant<infer L> ? L : never
type Allowed<S, O, M> = O extends Instant<infer R> ? Fits<Labels<S>, R, M> : unknown
type After<S, O, M> = O extends Instant<infer R> ? Met<Labels<S>, R, M> : Labels<S>

export const instant = <L extends string>(node: Node, labels: readonly L[]): Instant<L> => {
  const join = (operator: Operator) => (other: Operand, match?: Match) =>
    [
      binary(operator, [node, nodeOf(other)], match),
      isInstant(other) ? matched(labels, other.labels, match) : labels,
    ] as const
  const calculate = (operator: Operator) => (other: Operand, match?: Match) =>
    instant(...join(operator)(other, match))
  const compare = (operator: Operator) => (other: Operand, match?: Match) =>
    compared(...join(operator)(other, match))
  const together = (operator: 'and' | 'unless') => (other: Instant, match?: Match) => {
    const both = binary(operator, [node, other.node], match)
    return 'condition' in other ? condition(both, labels) : instant(both, labels)
  }
  const or = (other: Instant, match?: Match) => {
    const common = labels.filter((label) => other.labels.includes(label))
    const either = binary('or', [node, other.node], match)
    return 'condition' in other ? condition(either, common) : instant(either, common)
  }
  const vector: object = {
    node,
    labels,
    above: compare('>'),
    atLeast: compare('>='),
    below: compare('<'),
    atMost: compare('<='),
    equals: compare('=='),
    differsFrom: compare('!='),
    dividedBy: calculate('/'),
    times: calculate('*'),
    plus: calculate('+'),
    minus: calculate('-'),
    modulo: calculate('%'),
    toThePower: calculate('^'),
    atan2: calculate('atan2'),
    and: together('and'),
    unless: together('unless'),
    or,
    toString: () => print(node),
  }
  return vector as Instant<L>
}

export const condition = <L extends string>(node: Node, labels: readonly L[]): Condition<L> => {
  const vector = instant(node, labels)
  const holds = (operator: 'and' | 'unless') => (other: Instant, match?: Match) =>
    condition(binary(operator, [node, other.node], match), labels)
  const both: object = { ...vector, condition: true, and: holds('and'), unless: holds('unless') }
  return both as Condition<L>
}

const compared = <L extends string>(node: BinaryNode, labels: readonly L[]): Compared<L> => ({
  ...condition(node, labels),
  bool: () => instant({ ...node, bool: true }, labels),
})

export const isInstant = (operand: Operand): operand is Instant =>
  typeof operand === 'object' && 'labels' in operand

const nodeOf = (operand: Operand): Node =>
  typeof operand === 'number' ? { kind: 'number', value: operand } : operand.node

const binary = (operator: Operator, [left, right]: readonly [Node, Node], match?: Match): BinaryNode => ({
  kind: 'binary',
  operator,
  left,
  right,
  ...(match && { matching: matchingNode(match) }),
})
