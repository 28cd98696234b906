import type { Matcher, Node, SelectorNode } from '../node.ts'
import { print } from '../print.ts'
import { children, selectors } from '../walk.ts'

/** Whether the first is the second with no more than narrower selectors: never above it, and 0 where it is 0. */
export const isPartOf = (part: Node, whole: Node): boolean =>
  sums.has(outermost(whole)) &&
  print(withoutMatchers(part)) === print(withoutMatchers(whole)) &&
  narrower(part, whole)

const sums = new Set(['sum', 'count', 'rate', 'irate', 'increase', 'selector'])

const outermost = (node: Node): string => {
  if (node.kind === 'call') return node.function
  return node.kind === 'aggregate' ? node.operator : node.kind
}

const narrower = (part: Node, whole: Node): boolean => {
  const wholes = selectors(whole)
  return selectors(part).every((selector, index) => hasAll(selector.matchers, wholes[index]?.matchers ?? []))
}

const hasAll = (matchers: readonly Matcher[], wanted: readonly Matcher[]): boolean =>
  wanted.every((one) => matchers.some((other) => same(one, other)))

const same = (a: Matcher, b: Matcher): boolean =>
  a.label === b.label && a.operator === b.operator && a.value === b.value

/** A query with every selector whole. */
export const withoutMatchers = (node: Node): Node => {
  if (node.kind === 'selector') return { ...node, matchers: [] }
  if (children(node).length === 0) return node
  switch (node.kind) {
    case 'call':
      return { ...node, arguments: node.arguments.map(withoutMatchers) }
    case 'aggregate':
    case 'subquery':
    case 'unary':
      return { ...node, of: withoutMatchers(node.of) }
    case 'binary':
      return { ...node, left: withoutMatchers(node.left), right: withoutMatchers(node.right) }
    default:
      return node
  }
}

/** The matchers of the first selector that the second has not. */
export const extraMatchers = (part: SelectorNode, whole: SelectorNode): readonly Matcher[] =>
  part.matchers.filter((matcher) => !whole.matchers.some((other) => same(matcher, other)))
