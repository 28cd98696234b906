import type { BinaryNode, Node } from '../node.ts'
import { print } from '../print.ts'
import { nodes } from '../walk.ts'
import type { Sides } from './binary-facts.ts'
import type { Facts } from './facts.ts'
import { certainlyFew, either, partnered } from './label-set.ts'
import { matchesBy } from './matched-labels.ts'
import { clash } from './quantity.ts'
import type { Scope } from './scope.ts'

/** `and`, `or` and `unless`: series of the left side with their values, and for `or` others beside them. */
export const setFacts = (scope: Scope, node: BinaryNode, { left, right }: Sides): Facts => {
  if (node.operator === 'or') return eitherFacts(left, right)
  const labels =
    node.operator === 'and'
      ? partnered(left.labels, right.labels, (label) => matchesBy(node.matching, label))
      : left.labels
  const guarded = node.operator === 'and' && guardsDivisions(scope, node)
  const canBe = { ...left.canBe, absent: true, ...(guarded && { nan: false, infinite: false }) }
  const isCondition = left.isCondition || node.operator === 'unless' || right.isCondition
  return {
    ...left,
    type: 'instant',
    labels: certainlyFew(labels),
    constant: undefined,
    canBe,
    isCondition,
    byZero: undefined,
  }
}

const eitherFacts = (left: Facts, right: Facts): Facts => ({
  type: 'instant',
  labels: either(left.labels, right.labels),
  unit: left.unit && right.unit && !clash(left.unit, right.unit) ? left.unit : undefined,
  nature: left.nature === right.nature ? left.nature : undefined,
  constant: undefined,
  canBe: {
    absent: left.canBe.absent && right.canBe.absent,
    zero: left.canBe.zero || right.canBe.zero,
    negative: left.canBe.negative || right.canBe.negative,
    nan: left.canBe.nan || right.canBe.nan,
    infinite: left.canBe.infinite || right.canBe.infinite,
  },
  buckets: undefined,
  quantile: undefined,
  isCondition: left.isCondition && right.isCondition,
  byZero: undefined,
})

/** `errors / all and all > 0`: what is divided by is asked to be there and above 0. */
const guardsDivisions = (scope: Scope, { left, right }: BinaryNode): boolean => {
  const sure = new Set(nonZero(right))
  return zeroDivisors(scope, left).every((divisor) => sure.has(divisor))
}

/** The expressions that a condition lets through only when they are not 0, as text. */
const nonZero = (condition: Node): readonly string[] => {
  if (condition.kind !== 'binary') return []
  const { operator, left, right } = condition
  if (operator === 'and') return [...nonZero(left), ...nonZero(right)]
  if (right.kind !== 'number') return []
  const excluded = (operator === '>' && right.value >= 0) || (operator === '>=' && right.value > 0)
  return excluded || (operator === '!=' && right.value === 0) ? [print(left)] : []
}

/** The divisions of a query that can meet a zero, as the text of what they divide by. */
const zeroDivisors = (scope: Scope, node: Node): readonly string[] =>
  nodes(node).flatMap((each) =>
    each.kind === 'binary' && scope.facts.get(each)?.byZero ? [print(each.right)] : [],
  )
