import type { BinaryNode } from '../node.ts'
import { hasVariable } from '../text.ts'
import type { Sides } from './binary-facts.ts'
import type { LabelSet } from './facts.ts'
import { isSet } from './operators.ts'
import { canHave } from './label-set.ts'
import { matchesBy } from './matched-labels.ts'
import { find, labelPlace, placeOf, textAt, type Scope } from './scope.ts'

/** Whether the series of two vectors can find each other, and each only one. */
export const checkMatching = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  const labels = node.matching?.labels ?? []
  if (left.type !== 'instant' || right.type !== 'instant' || labels.some(hasVariable)) return
  checkLabels(scope, node, { left: left.labels, right: right.labels })
  if (node.operator === 'or') return
  const reason = whyNever(node, left.labels, right.labels)
  if (reason) return neverMatch(scope, node, reason)
  if (!isSet(node.operator)) checkMany(scope, node, { left: left.labels, right: right.labels })
}

interface LabelSides {
  readonly left: LabelSet
  readonly right: LabelSet
}

const checkLabels = (scope: Scope, { matching }: BinaryNode, { left, right }: LabelSides): void => {
  if (!matching) return
  const one = matching.many === 'right' ? left : right
  const wanted = [
    ...(matching.keep === 'on'
      ? matching.labels.map((label) => ({ label, list: matching.labels, sides: [left, right] }))
      : []),
    ...(matching.include ?? []).map((label) => ({ label, list: matching.include ?? [], sides: [one] })),
  ]
  for (const { label, list, sides } of wanted)
    if (!hasVariable(label) && sides.some((side) => !canHave(side, label)))
      find(scope, labelPlace(scope, list, label), {
        code: 'matching/label',
        message: `"${label}" is matched by or taken over, and ${sides.every((side) => !canHave(side, label)) ? 'no side' : 'one side'} has it.`,
        advice: 'Keep the label in the aggregation of that side, or match by another.',
      })
}

/** A label that the one side always has and the other never, or whose values cannot be the same. */
const whyNever = (node: BinaryNode, left: LabelSet, right: LabelSet): string | undefined => {
  for (const label of new Set([...left.atLeast, ...right.atLeast])) {
    if (!matchesBy(node.matching, label)) continue
    const [l, r] = [left.values.get(label), right.values.get(label)]
    if (left.atLeast.has(label) && !canHave(right, label))
      return `the left side has "${label}", the right has not`
    if (right.atLeast.has(label) && !canHave(left, label))
      return `the right side has "${label}", the left has not`
    if (
      left.atLeast.has(label) &&
      right.atLeast.has(label) &&
      l &&
      r &&
      ![...l].some((value) => r.has(value))
    )
      return `"${label}" is ${some(l)} on the left and ${some(r)} on the right`
  }
  return undefined
}

const some = (values: ReadonlySet<string>): string =>
  [...values]
    .slice(0, 3)
    .map((value) => `"${value}"`)
    .join(' or ')

const neverMatch = (scope: Scope, node: BinaryNode, reason: string): void =>
  find(scope, placeOf(scope, node), {
    code: 'matching/never',
    message:
      node.operator === 'unless'
        ? `"unless" takes nothing away: ${reason}.`
        : `No series of the two sides match, and the result is always empty: ${reason}.`,
    advice: 'Aggregate both sides to the same labels, or name with on(…) or ignoring(…) what must agree.',
  })

/** Labels that tell series of one side apart, and that partners need not share, make several series for one partner. */
const checkMany = (scope: Scope, node: BinaryNode, { left, right }: LabelSides): void => {
  const manyLeft = [...left.many].find((label) => !matchesBy(node.matching, label))
  const manyRight = [...right.many].find((label) => !matchesBy(node.matching, label))
  const side = node.matching?.many
  const wrongSide = side === 'left' ? manyRight : side === 'right' ? manyLeft : undefined
  if ((manyLeft !== undefined && manyRight !== undefined) || wrongSide !== undefined)
    find(scope, placeOf(scope, node), {
      code: 'matching/many-to-many',
      message: `Several series of both sides share one match: they differ in "${wrongSide ?? manyLeft}"${wrongSide ? '' : ` and "${manyRight}"`}. Prometheus refuses that.`,
      advice: 'Aggregate one side to the labels that they match by.',
    })
  else if (!side && (manyLeft ?? manyRight) !== undefined)
    find(scope, placeOf(scope, node), {
      code: 'matching/many',
      message: `Several series of the ${manyLeft ? 'left' : 'right'} side share one match: they differ in "${manyLeft ?? manyRight}". Prometheus refuses that.`,
      advice: `Write group_${manyLeft ? 'left' : 'right'}, or aggregate ${textAt(scope, placeOf(scope, manyLeft ? node.left : node.right))}.`,
    })
}
