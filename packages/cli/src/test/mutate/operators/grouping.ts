import { queryOperator } from '../mutant.ts'

/** One label fewer in `by` or `without`; and `by` one more, `instance`. */
export const grouping = queryOperator('grouping', (part) => {
  if (part.kind !== 'aggregate' || !part.grouping) return []
  const { keep, labels } = part.grouping
  const fewer = labels.map((label, index) => ({
    to: { ...part, grouping: { keep, labels: labels.toSpliced(index, 1) } },
    change: `${label} dropped from ${keep}`,
  }))
  if (keep === 'without' || labels.includes('instance')) return fewer
  const more = { ...part, grouping: { keep, labels: [...labels, 'instance'] } }
  return [...fewer, { to: more, change: 'instance added to by' }]
})
