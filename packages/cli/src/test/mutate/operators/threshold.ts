import type { Node } from '@octoscope/spec'
import { queryOperator, type MutationOperator } from '../mutant.ts'
import type { Edit } from '../edit.ts'

/** A number that is compared or reckoned with ten times as large and as small; 0, which has no tenth, becomes 1. */
export const threshold: MutationOperator = queryOperator('threshold', (part) => {
  if (part.kind !== 'binary') return []
  return [
    ...others(part.left).map(({ to, change }) => ({ to: { ...part, left: to }, change })),
    ...others(part.right).map(({ to, change }) => ({ to: { ...part, right: to }, change })),
  ]
})

const others = (node: Node): readonly Edit[] => {
  if (node.kind !== 'number') return []
  const { value } = node
  return (value === 0 ? [1] : [value * 10, Number((value / 10).toPrecision(12))]).map((other) => ({
    to: { ...node, value: other },
    change: `${value} to ${other}`,
  }))
}
