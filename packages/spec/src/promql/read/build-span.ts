import type { Late, Window } from '../node.ts'
import { durationText, numberValue } from './literals.ts'
import type { Part } from './part.ts'
import { complain, textOf, type Draft } from './reading.ts'

/**
 * The length of a range, step or offset. A plain duration stays as it is written; a number or a calculation becomes the
 * duration it makes; what Grafana or the query's own step decides stays late.
 */
export const readSpan = (draft: Draft, part: Part): Window | Late => {
  const text = textOf(draft, part).replace(/\s+/g, '')
  if (text === '$__rate_interval') return text
  const isOffset = part.name === 'OffsetDurationExpr'
  if ((isOffset ? negatable : plain).test(text) && /[1-9]/.test(text)) return text as Window
  const seconds = secondsOf(draft, part)
  if (seconds === undefined) return { late: isOffset ? inner(draft, part) : lateText(draft, part) }
  const length = durationText(Math.abs(seconds))
  if (length === undefined || (seconds < 0 && !isOffset)) {
    if (seconds === 0 && isOffset) return '0s'
    complain(draft, 'syntax/duration', {
      ...part,
      message: `A range must be longer than nothing, and "${textOf(draft, part)}" came.`,
      advice: 'Write it like [5m].',
    })
  }
  return `${seconds < 0 ? '-' : ''}${length ?? '1s'}` as Window
}

const plain = /^(?:\d+(?:ms|[smhdwy]))+$/
const negatable = /^-?(?:\d+(?:ms|[smhdwy]))+$/

const isLiteral = (part: Part): boolean => part.name.startsWith('NumberDurationLiteral')

/** The value where it is known now. */
const secondsOf = (draft: Draft, part: Part): number | undefined => {
  if (isLiteral(part)) {
    const text = textOf(draft, part)
    return /[$[]/.test(text) ? undefined : numberValue(text)
  }
  const [first, second, third] = part.parts
  if (first?.name === 'UnaryOp') return applied(textOf(draft, first), [0, second && secondsOf(draft, second)])
  if (first?.name === 'DurationMinOf' || first?.name === 'DurationMaxOf')
    return applied(
      textOf(draft, first),
      [second, third].map((each) => each && secondsOf(draft, each)),
    )
  if (second)
    return applied(
      textOf(draft, second),
      [first, third].map((each) => each && secondsOf(draft, each)),
    )
  return first && secondsOf(draft, first)
}

const applied = (operator: string, [a, b]: readonly (number | undefined)[]): number | undefined => {
  if (a === undefined || b === undefined) return undefined
  return calculations[operator]?.(a, b)
}

const calculations: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
  min_of: Math.min,
  max_of: Math.max,
}

/** A calculation in one way of writing, with each inner one in parentheses. */
const lateText = (draft: Draft, part: Part): string => {
  if (isLiteral(part)) return textOf(draft, part)
  const [first, second, third] = part.parts
  if (!first) return textOf(draft, part)
  if (first.name === 'UnaryOp') return `${textOf(draft, first)}${second ? inner(draft, second) : ''}`
  if (first.name === 'DurationStep') return 'step()'
  if (first.name === 'DurationRange') return 'range()'
  if (first.name === 'DurationMinOf' || first.name === 'DurationMaxOf')
    return `${textOf(draft, first)}(${[second, third].map((each) => each && lateText(draft, each)).join(', ')})`
  if (!second || !third) return lateText(draft, first)
  return `${inner(draft, first)} ${textOf(draft, second)} ${inner(draft, third)}`
}

/** In parentheses, where it is a calculation of its own. */
const inner = (draft: Draft, part: Part): string => {
  const [only, second] = part.parts
  if (only && !second && only.parts.length > 0) return inner(draft, only)
  const text = lateText(draft, part)
  return second && !ownWords.has(only?.name ?? '') ? `(${text})` : text
}

const ownWords = new Set(['DurationMinOf', 'DurationMaxOf', 'UnaryOp'])
