import type { LabelEffect } from '../language/function.ts'
import type { CallNode, Node } from '../node.ts'
import type { LabelSet } from './facts.ts'
import { drop, noLabels, unknownLabels, withLabel } from './label-set.ts'

/** The labels after a function, from those of its vector. */
export const callLabels = (node: CallNode, effect: LabelEffect, of: LabelSet): LabelSet => {
  const [vector, target] = node.arguments
  switch (effect) {
    case 'same':
      return of
    case 'none':
      return noLabels
    case 'without le':
      return drop(of, ['le'])
    case 'absent':
      return fixedBy(vector)
    case 'replace':
    case 'join':
      // Series whose label does not match keep what they had, and an empty result removes it.
      return target?.kind === 'string' ? withLabel(of, target.value) : unknownLabels
    case 'unknown':
      return unknownLabels
  }
}

/** `absent` answers with the labels that its selector fixes by plain equality. */
const fixedBy = (node: Node | undefined): LabelSet => {
  if (node?.kind !== 'selector') return noLabels
  const asked = node.matchers.map(({ label }) => label)
  const fixed = node.matchers.filter(
    ({ label, operator, value }) =>
      operator === '=' && value !== '' && asked.filter((each) => each === label).length === 1,
  )
  return fixed.reduce((labels, { label, value }) => withLabel(labels, label, new Set([value])), noLabels)
}
