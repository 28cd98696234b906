import type { Operator } from '../node.ts'
import { precedence } from '../precedence.ts'
import type { Part } from './part.ts'

/**
 * An expression with its operators grouped as Prometheus groups them. The grammar is written for an editor: it lets
 * `a - b offset 5m` shift the difference and `-1 ^ 2` be 1, where Prometheus shifts `b` and answers -1.
 */
export const regroup = (text: string, part: Part): Part => {
  if (part.grouped || !grouping.has(part.name)) return part
  const tokens: Token[] = []
  flatten(text, part, tokens)
  return climb({ text, tokens, next: 0 }, 0)
}

const shifts = new Set([
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
])
const grouping: ReadonlySet<string> = new Set([...shifts, 'BinaryExpr', 'UnaryExpr'])

type Token =
  | { readonly kind: 'operand'; readonly part: Part }
  | { readonly kind: 'sign'; readonly part: Part }
  | { readonly kind: 'infix'; readonly parts: readonly Part[] }
  | { readonly kind: 'shift'; readonly part: Part }

/** The operands, operators and shifts of an expression, as they stand in the text. */
const flatten = (text: string, part: Part, tokens: Token[]): void => {
  const [first, second] = part.parts
  const last = part.parts.at(-1)
  if (part.name === 'BinaryExpr' && first && last) {
    flatten(text, first, tokens)
    tokens.push({ kind: 'infix', parts: part.parts.slice(1, -1) })
    flatten(text, last, tokens)
  } else if (part.name === 'UnaryExpr' && first && second) {
    tokens.push({ kind: 'sign', part: first })
    flatten(text, second, tokens)
  } else if (shifts.has(part.name) && first) {
    flatten(text, first, tokens)
    tokens.push({ kind: 'shift', part })
  } else if (part.name === 'NumberDurationLiteral') tokens.push(...unsigned(text, part))
  else tokens.push({ kind: 'operand', part })
}

const unsigned = (text: string, part: Part): readonly Token[] => {
  if (!/[-+]/.test(text.charAt(part.from))) return [{ kind: 'operand', part }]
  const rest = text.slice(part.from + 1, part.to)
  const from = part.to - rest.trimStart().length
  return [
    { kind: 'sign', part: { name: 'UnaryOp', from: part.from, to: part.from + 1, parts: [] } },
    { kind: 'operand', part: { ...part, from } },
  ]
}

interface Tokens {
  readonly text: string
  readonly tokens: readonly Token[]
  next: number
}

/** Precedence climbing: everything from here on that binds at least as closely as `least`. */
const climb = (all: Tokens, least: number): Part => {
  let left = prefixed(all)
  for (let token = all.tokens[all.next]; token?.kind === 'infix'; token = all.tokens[all.next]) {
    const [operator] = token.parts
    const own = operator
      ? precedence[all.text.slice(operator.from, operator.to).toLowerCase() as Operator]
      : 0
    if (own < least) break
    all.next += 1
    const right = climb(all, operator?.name === 'Pow' ? own : own + 1)
    left = grouped('BinaryExpr', [left, ...token.parts, right])
  }
  return left
}

/** A sign takes no more than a power behind it. */
const prefixed = (all: Tokens): Part => {
  const token = all.tokens[all.next]
  if (token?.kind !== 'sign') return shifted(all)
  all.next += 1
  return grouped('UnaryExpr', [token.part, climb(all, precedence['^'])])
}

const shifted = (all: Tokens): Part => {
  const operand = all.tokens[all.next]
  let part = operand?.kind === 'operand' ? operand.part : nothing
  all.next += 1
  for (let token = all.tokens[all.next]; token?.kind === 'shift'; token = all.tokens[all.next]) {
    part = { ...token.part, from: part.from, parts: [part, ...token.part.parts.slice(1)], grouped: true }
    all.next += 1
  }
  return part
}

const nothing: Part = { name: 'NumberDurationLiteral', from: 0, to: 0, parts: [] }

const grouped = (name: string, parts: readonly Part[]): Part => ({
  name,
  from: parts[0]?.from ?? 0,
  to: parts.at(-1)?.to ?? 0,
  parts,
  grouped: true,
})
