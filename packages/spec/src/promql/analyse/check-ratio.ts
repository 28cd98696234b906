import type { BinaryNode, Node } from '../node.ts'
import { print } from '../print.ts'
import { selectors } from '../walk.ts'
import { matchesBy } from './matched-labels.ts'
import { extraMatchers, withoutMatchers } from './part-of.ts'
import { find, placeOf, textAt, type Scope } from './scope.ts'

/**
 * A side that is filtered by a label, over the same without the filter, while both keep that label: each series finds
 * only itself on the other side, and the ratio is 1 whatever happens.
 */
export const checkRatio = (scope: Scope, node: BinaryNode): void => {
  const { left, right, matching } = node
  const [parts, wholes] = [selectors(left), selectors(right)]
  if (parts.length !== 1 || wholes.length !== 1 || !parts[0] || !wholes[0]) return
  if (print(withoutMatchers(left)) !== print(withoutMatchers(right))) return
  if (extraMatchers(wholes[0], parts[0]).length > 0) return
  const filters = extraMatchers(parts[0], wholes[0])
  if (!filters.every(({ label }) => matchesBy(matching, label) && survives(scope, [left, right], label)))
    return
  const names = filters.map(({ label }) => `"${label}"`).join(', ')
  find(scope, placeOf(scope, node), {
    code: 'ratio/always-one',
    message:
      filters.length === 0
        ? 'Both sides are the same, and the ratio is always 1.'
        : `Both sides keep ${names}, so each series is divided by itself, and the ratio is always 1.`,
    advice: `Sum both sides over it: sum without (${filters.map(({ label }) => label).join(', ')}) (${textAt(scope, placeOf(scope, right))}).`,
  })
}

const survives = (scope: Scope, sides: readonly Node[], label: string): boolean =>
  sides.every((side) => {
    const labels = scope.facts.get(side)?.labels
    return labels && (labels.atLeast.has(label) || (labels.atMost === undefined && !aggregates(side)))
  })

const aggregates = (node: Node): boolean => {
  if (node.kind === 'aggregate') return true
  if (node.kind === 'call') return node.arguments.some(aggregates)
  return node.kind === 'unary' || node.kind === 'subquery' ? aggregates(node.of) : node.kind === 'binary'
}
