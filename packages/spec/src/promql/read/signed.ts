import type { Node, UnaryNode } from '../node.ts'
import type { Part } from './part.ts'
import { placed, type Draft } from './reading.ts'

/** A sign before a number belongs to it. */
export const signed = (
  draft: Draft,
  part: Part,
  { operator, of }: Pick<UnaryNode, 'operator' | 'of'>,
): Node =>
  of.kind === 'number'
    ? placed(draft, part, { kind: 'number', value: operator === '-' ? -of.value : of.value })
    : placed(draft, part, { kind: 'unary', operator, of })
