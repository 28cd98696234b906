import type { BinaryNode } from '../node.ts'
import { arithmeticFacts } from './arithmetic-facts.ts'
import { checkOperands } from './check-operands.ts'
import { comparisonFacts } from './comparison-facts.ts'
import type { Facts } from './facts.ts'
import { checkMatching } from './check-matching.ts'
import { matchedLabels } from './matched-labels.ts'
import type { Scope } from './scope.ts'
import { setFacts } from './set-facts.ts'

/** Both sides of an operator. */
export interface Sides {
  readonly left: Facts
  readonly right: Facts
}

export const binaryFacts = (scope: Scope, node: BinaryNode): Facts => {
  const sides: Sides = { left: scope.factsOf(scope, node.left), right: scope.factsOf(scope, node.right) }
  checkOperands(scope, node, sides)
  checkMatching(scope, node, sides)
  switch (node.operator) {
    case 'and':
    case 'or':
    case 'unless':
      return setFacts(scope, node, sides)
    case '==':
    case '!=':
    case '>':
    case '<':
    case '>=':
    case '<=':
      return { ...comparisonFacts(scope, node, sides), ...shape(node, sides) }
    case '</':
    case '>/':
      return { ...sides.left, ...shape(node, sides) }
    default:
      return { ...arithmeticFacts(scope, node, sides), ...shape(node, sides) }
  }
}

/** Type and labels of arithmetic and comparisons. A variable may be a scalar or a vector, so beside a scalar nothing can be told. */
const shape = (node: BinaryNode, { left, right }: Sides): Pick<Facts, 'type' | 'labels'> => {
  if (left.type === 'instant' && right.type === 'instant')
    return { type: 'instant', labels: matchedLabels(node, left.labels, right.labels) }
  if (left.type === undefined || right.type === undefined) {
    const other = left.type === undefined ? right : left
    return {
      type: other.type === 'instant' ? 'instant' : undefined,
      labels: { ...other.labels, atMost: undefined },
    }
  }
  if (left.type === 'scalar' && right.type === 'scalar') return { type: 'scalar', labels: left.labels }
  return { type: 'instant', labels: left.type === 'instant' ? left.labels : right.labels }
}
