import { queryOperator } from '../mutant.ts'

/** A growth per second taken for one over the window, and the other way round. */
export const functionOperator = queryOperator('function', (part) => {
  const other = part.kind === 'call' ? others.get(part.function) : undefined
  if (part.kind !== 'call' || other === undefined) return []
  return [{ to: { ...part, function: other }, change: `${part.function} to ${other}` }]
})

const others: ReadonlyMap<string, string> = new Map([
  ['rate', 'increase'],
  ['increase', 'rate'],
])
