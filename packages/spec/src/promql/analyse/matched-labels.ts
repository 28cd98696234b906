import type { BinaryNode, Matching } from '../node.ts'
import { hasVariable } from '../text.ts'
import type { LabelSet } from './facts.ts'
import { certainlyFew, drop, keepOnly, partnered, unknownLabels, withLabel } from './label-set.ts'

/** Whether two partners must agree in a label. Undefined matching means: in all. */
export const matchesBy = (matching: Matching | undefined, label: string): boolean =>
  !matching || matching.labels.includes(label) === (matching.keep === 'on')

/** The labels after two vectors met, by the result's rules of prometheus.io/docs, "Vector matching". */
export const matchedLabels = (node: BinaryNode, left: LabelSet, right: LabelSet): LabelSet => {
  const { matching } = node
  if (matching && [...matching.labels, ...(matching.include ?? [])].some(hasVariable)) return unknownLabels
  const [many, one] = matching?.many === 'right' ? [right, left] : [left, right]
  const met = certainlyFew(partnered(many, one, (label) => matchesBy(matching, label)))
  if (!matching) return met
  if (matching.many) return (matching.include ?? []).reduce((labels, label) => taken(labels, one, label), met)
  return matching.keep === 'on' ? keepOnly(met, matching.labels) : drop(met, matching.labels)
}

/** A label of the one side, as group_left takes it over; where that side lacks it, it goes. */
const taken = (labels: LabelSet, one: LabelSet, label: string): LabelSet => {
  const values = one.values.get(label)
  const always = one.atLeast.has(label)
  const extended = withLabel(labels, label, always ? values : undefined)
  return always && !values ? { ...extended, atLeast: new Set([...extended.atLeast, label]) } : extended
}
