import type { BinaryNode, Matching, Node, Operator } from '../node.ts'
import { labelList } from './label-list.ts'
import { numberValue } from './literals.ts'
import type { Part } from './part.ts'
import { partNamed, placed, textOf, type Draft } from './reading.ts'
import { signed } from './signed.ts'

export const buildBinary = (draft: Draft, part: Part): Node => {
  const [left, operator] = part.parts
  const right = part.parts.at(-1)
  if (!left || !operator || !right) return draft.build(draft, { ...part, name: 'NumberDurationLiteral' })
  if (operator.name === 'Pow' && isSigned(draft, left)) return negatedPower(draft, part, left)
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

const isSigned = (draft: Draft, { name, from, to }: Part): boolean =>
  name === 'NumberDurationLiteral' && /^[-+]/.test(textOf(draft, { from, to }))

/** Prometheus reads `-1 ^ 2` as the negative of a power; the grammar gives the sign to the number. */
const negatedPower = (draft: Draft, part: Part, left: Part): Node => {
  const text = textOf(draft, left)
  const from = left.from + 1 + (text.length - 1 - text.slice(1).trimStart().length)
  const parts = part.parts.map((each) => (each === left ? { ...left, from } : each))
  return signed(draft, part, {
    operator: text.startsWith('-') ? '-' : '+',
    of: buildBinary(draft, { ...part, from, parts }),
  })
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
