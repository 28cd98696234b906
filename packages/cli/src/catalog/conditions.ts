import type { Node } from '@octoscope/spec'
import { z } from 'zod'
import { unitOf } from './unit-of.ts'

/** A comparison with a number: what must be above, below or at what. */
export const conditionEntry = z.object({
  comparator: z.string(),
  threshold: z.number(),
  unit: z.string().optional(),
  /** It stands where it silences the alert, as the right side of `unless` does. */
  silences: z.boolean(),
})

export type ConditionEntry = z.infer<typeof conditionEntry>

/** Every comparison with a number, in the order they are written. */
export const conditions = (node: Node, silences = false): ConditionEntry[] => {
  switch (node.kind) {
    case 'call':
      return node.arguments.flatMap((argument) => conditions(argument, silences))
    case 'aggregate':
      return conditions(node.of, silences)
    case 'binary':
      return comparesWithNumber(node)
        ? [...conditions(node.left, silences), condition(node, silences)]
        : [
            ...conditions(node.left, silences),
            ...conditions(node.right, node.operator === 'unless' ? !silences : silences),
          ]
    default:
      return []
  }
}

type BinaryNode = Extract<Node, { readonly kind: 'binary' }>
type Comparison = BinaryNode & { readonly right: { readonly kind: 'number'; readonly value: number } }

export const comparesWithNumber = (node: BinaryNode): node is Comparison =>
  /^[=!<>]/.test(node.operator) && node.right.kind === 'number'

const condition = ({ operator, left, right }: Comparison, silences: boolean): ConditionEntry => {
  const unit = unitOf(left)
  return { comparator: operator, threshold: right.value, ...(unit !== undefined && { unit }), silences }
}
