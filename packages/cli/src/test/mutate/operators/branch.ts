import { print } from '@octoscope/spec'
import { queryOperator } from '../mutant.ts'

/** One side of `or` and of `and` left alone; of `unless` the left one, as the right says nothing by itself. */
export const branch = queryOperator('branch', (part) => {
  if (part.kind !== 'binary' || !setOperators.has(part.operator)) return []
  const withoutRight = { to: part.left, change: `${part.operator} ${print(part.right)} dropped` }
  if (part.operator === 'unless') return [withoutRight]
  return [{ to: part.right, change: `${print(part.left)} ${part.operator} dropped` }, withoutRight]
})

const setOperators: ReadonlySet<string> = new Set(['or', 'and', 'unless'])
