import type { Node } from '@octoscope/spec'
import type { Edit } from '../edit.ts'
import { queryOperator } from '../mutant.ts'

/** Another quantile: the median, and one further out than most ask for. */
export const quantile = queryOperator('quantile', (part) => {
  if (part.kind === 'call' && part.function === 'histogram_quantile') {
    const [asked, ...rest] = part.arguments
    return others(asked).map(({ to, change }) => ({ to: { ...part, arguments: [to, ...rest] }, change }))
  }
  if (part.kind === 'aggregate' && part.operator === 'quantile')
    return others(part.parameter).map(({ to, change }) => ({ to: { ...part, parameter: to }, change }))
  return []
})

const others = (asked: Node | undefined): readonly Edit[] =>
  asked?.kind === 'number'
    ? [0.5, 0.99]
        .filter((other) => other !== asked.value)
        .map((other) => ({ to: { ...asked, value: other }, change: `${asked.value} to ${other}` }))
    : []
