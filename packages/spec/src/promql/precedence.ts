import type { BinaryNode, Operator } from './node.ts'

/** Higher binds closer. Source: prometheus.io/docs, "Binary operator precedence". */
export const precedence: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>': 3,
  '<': 3,
  '>=': 3,
  '<=': 3,
  '</': 3,
  '>/': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
}

/** Whether two operators of one precedence need no parentheses: a power binds to the right, all others to the left, and `or` is one either way. */
export const closesTogether = (inner: BinaryNode, outer: BinaryNode, side: 'left' | 'right'): boolean => {
  if (outer.operator === '^') return side === 'right'
  return side === 'left' || (outer.operator === 'or' && !outer.matching && !inner.matching)
}
