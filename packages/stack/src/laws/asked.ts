import { nodes, type Node } from '@octoscope/spec'

/**
 * The parts of a condition that can make it hold, without what stands to the right of the given set operators: there a
 * condition only narrows what was asked to the left.
 */
export const asked = (condition: Node, narrowing: readonly ('and' | 'unless')[]): readonly Node[] => {
  if (condition.kind !== 'binary') return nodes(condition)
  const { operator, left, right } = condition
  if (operator !== 'and' && operator !== 'or' && operator !== 'unless') return nodes(condition)
  const narrows = operator !== 'or' && narrowing.includes(operator)
  return [...asked(left, narrowing), ...(narrows ? [] : asked(right, narrowing))]
}
