import type { BinaryNode, Node } from '../node.ts'
import type { Facts } from './facts.ts'
import { aType } from './a-type.ts'
import { isComparison, isSet } from './operators.ts'
import type { Sides } from './binary-facts.ts'
import { find, placeOf, type Scope } from './scope.ts'

/** Value types on both sides of an operator, and the words that may stand beside it. Source: prometheus.io/docs, "Operators". */
export const checkOperands = (scope: Scope, node: BinaryNode, sides: Sides): void => {
  checkOperand(scope, node, { of: node.left, facts: sides.left })
  checkOperand(scope, node, { of: node.right, facts: sides.right })
  checkBool(scope, node, sides)
  checkModifiers(scope, node, sides)
}

const checkOperand = (
  scope: Scope,
  { operator }: BinaryNode,
  { of, facts: { type } }: { readonly of: Node; readonly facts: Facts },
): void => {
  const wantsVector = isSet(operator)
  if (type === undefined || type === 'instant' || (type === 'scalar' && !wantsVector)) return
  find(scope, placeOf(scope, of), {
    code: 'type/operand',
    message: `"${operator}" stands between ${wantsVector ? 'instant vectors' : 'scalars and instant vectors'}, and ${aType(type)} came.`,
    advice:
      type === 'range'
        ? 'Take a function of the range first, such as rate.'
        : 'Write vector(…) around the number.',
  })
}

const checkBool = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  const place = placeOf(scope, node)
  if (node.bool && !isComparison(node.operator))
    find(scope, place, {
      code: 'type/bool',
      message: `"bool" stands at comparisons only, and came at "${node.operator}".`,
      advice: 'Remove it.',
    })
  if (!node.bool && isComparison(node.operator) && left.type === 'scalar' && right.type === 'scalar')
    find(scope, place, {
      code: 'type/bool',
      message: 'A comparison of two scalars has no series to let through, and needs "bool".',
      advice: `Write ${node.operator} bool.`,
    })
}

const checkModifiers = (scope: Scope, node: BinaryNode, { left, right }: Sides): void => {
  const { matching, operator } = node
  if (!matching) return
  const place = placeOf(scope, node)
  if (left.type === 'scalar' || right.type === 'scalar')
    find(scope, place, {
      code: 'type/matching',
      message: `"${matching.keep}" tells how two vectors match, and one side is a scalar.`,
      advice: 'Remove it.',
    })
  if (matching.many && isSet(operator))
    find(scope, place, {
      code: 'type/matching',
      message: `"group_${matching.many}" has no meaning at "${operator}", which always matches many with many.`,
      advice: 'Remove it.',
    })
  const twice =
    matching.keep === 'on' ? matching.include?.find((label) => matching.labels.includes(label)) : undefined
  if (twice !== undefined)
    find(scope, place, {
      code: 'type/matching',
      message: `"${twice}" is matched by, and cannot be taken over by group_${matching.many} as well.`,
      advice: 'Remove it from one of the two lists.',
    })
}
