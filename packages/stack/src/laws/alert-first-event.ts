import { nodes, seconds, selectors, type Analysis, type Node, type SelectorNode } from '@octoscope/spec'
import { conditionsOf, problemAt } from './analysed.ts'
import { asked } from './asked.ts'
import type { Law } from './law.ts'

export const alertFirstEvent: Law = {
  id: 'alert/first-event',
  rule: 'An alert that one event fires reads counters whose series are there at 0 before it.',
  why: 'A series whose label values are met at run time is born at 1, and nothing has increased: the first event, often the only one, fires nothing.',
  example: {
    bad: 'increase(leaks_total[5m]) > 0  # leaks_total{path}, path: atMost(50)',
    good: 'increase(leaks_total[5m]) > 0  # leaks_total{kind}, kind: oneOf("key", "token")',
  },
  problems: (stack) =>
    conditionsOf(stack).flatMap(({ where, analysis }) =>
      asked(analysis.node, ['and', 'unless']).flatMap((node) =>
        firstEvents(analysis, node)
          .filter(({ metric }) => !asksForTheNew(analysis.node, metric.name))
          .map((selector) =>
            problemAt({ where, text: analysis.text }, analysis.of(selector), {
              message: `One event shall fire it, and "${selector.metric.name}" is born at 1: the values of ${openLabels(selector)} are met at run time.`,
              advice: `Close the labels with oneOf, or add \`or (${selector.metric.name} unless ${selector.metric.name} offset …)\`.`,
            }),
          ),
      ),
    ),
}

/** The counters of a comparison that one event makes true and whose series may not be there before it. */
const firstEvents = (analysis: Analysis, node: Node): readonly SelectorNode[] => {
  if (node.kind !== 'binary' || !oneIsEnough(analysis, node)) return []
  return selectors(node.left).filter((selector) => openLabels(selector) !== '')
}

const oneIsEnough = (
  analysis: Analysis,
  { operator, left, right }: Extract<Node, { kind: 'binary' }>,
): boolean => {
  const { nature } = analysis.of(left).facts
  if (right.kind !== 'number' || (nature !== 'increase' && nature !== 'rate')) return false
  const events = nature === 'rate' ? right.value * windowOf(left) : right.value
  return (operator === '>' && events >= 0 && events < 1) || (operator === '>=' && events > 0 && events <= 1)
}

/** Seconds. */
const windowOf = (node: Node): number =>
  Math.max(
    0,
    ...selectors(node).map(({ window }) => (window && window !== '$__rate_interval' ? seconds(window) : 0)),
  )

/** The labels of a counter whose values come as they are met, in words. */
const openLabels = ({ metric }: SelectorNode): string =>
  metric.type === 'gauge'
    ? ''
    : Object.entries(metric.labels)
        .filter(([, { kind }]) => kind === 'atMost')
        .map(([label]) => `"${label}"`)
        .join(', ')

/** `calls unless calls offset 5m`: the series that were not there before. */
const asksForTheNew = (condition: Node, name: string): boolean =>
  nodes(condition).some(
    (node) =>
      node.kind === 'binary' &&
      node.operator === 'unless' &&
      selectors(node.right).some(({ metric, offset }) => metric.name === name && offset !== undefined),
  )
