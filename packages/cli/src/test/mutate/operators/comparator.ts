import { queryOperator } from '../mutant.ts'

const comparators = ['>', '>=', '<', '<=', '==', '!='] as const
type Comparator = (typeof comparators)[number]

/** A comparison turned into each other one. */
export const comparator = queryOperator('comparator', (part) =>
  part.kind === 'binary' && isComparator(part.operator)
    ? comparators
        .filter((other) => other !== part.operator)
        .map((other) => ({ to: { ...part, operator: other }, change: `${part.operator} to ${other}` }))
    : [],
)

const isComparator = (operator: string): operator is Comparator =>
  (comparators as readonly string[]).includes(operator)
