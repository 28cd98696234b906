import type { BinaryNode, Matching, Node, Operator } from '../node.ts'
import { labelList } from './label-list.ts'
import { numberValue } from './literals.ts'
import type { Part } from './part.ts'
import { partNamed, placed, textOf, type Draft } from './reading.ts'

export const buildBinary = (draft: Draft, part: Part): Node => {
  const [left, operator] = part.parts
  const right = part.parts.at(-1)
  if (!left || !operator || !right) return draft.build(draft, { ...part, name: 'NumberDurationLiteral' })
  const node: BinaryNode = {
    kind: 'binary',
    operator: textOf(draft, operator).toLowerCase() as Operator,
    left: draft.build(draft, left),
    right: draft.build(draft, right),
    ...(partNamed(part, 'BoolModifier') && { bool: true }),
    ...buildMatching(draft, partNamed(part, 'MatchingModifierClause')),
    ...buildFill(draft, partNamed(part, 'FillModifier')),
  }
  return placed(draft, part, node)
}

const buildMatching = (draft: Draft, clause: Part | undefined): { readonly matching?: Matching } => {
  if (!clause) return {}
  const [labels, include] = clause.parts.filter(({ name }) => name === 'GroupingLabels')
  const many = partNamed(clause, 'GroupLeft', 'GroupRight')
  const included = include ? labelList(draft, include) : []
  return {
    matching: {
      keep: partNamed(clause, 'On') ? 'on' : 'ignoring',
      labels: labelList(draft, labels),
      ...(many && { many: many.name === 'GroupLeft' ? 'left' : 'right' }),
      ...(included.length > 0 && { include: included }),
    },
  }
}

const buildFill = (draft: Draft, modifier: Part | undefined): Pick<BinaryNode, 'fill'> => {
  if (!modifier) return {}
  const value = (...names: readonly string[]): number | undefined => {
    const clause = partNamed(modifier, ...names)
    const number = clause && partNamed(clause, 'NumberDurationLiteral')
    return number && numberValue(textOf(draft, number))
  }
  const left = value('FillClause', 'FillLeftClause')
  const right = value('FillClause', 'FillRightClause')
  return { fill: { ...(left !== undefined && { left }), ...(right !== undefined && { right }) } }
}
