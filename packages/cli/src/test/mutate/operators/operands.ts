import { queryOperator } from '../mutant.ts'

/** A division upside down. */
export const operands = queryOperator('operands', (part) =>
  part.kind === 'binary' && part.operator === '/'
    ? [{ to: { ...part, left: part.right, right: part.left }, change: 'a / b to b / a' }]
    : [],
)
