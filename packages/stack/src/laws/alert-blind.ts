import {
  nodes,
  selectors,
  type Analysis,
  type AnalysedPart,
  type Node,
  type SelectorNode,
} from '@octoscope/spec'
import { branchesOf, conditionsOf, problemAt } from './analysed.ts'
import { asked } from './asked.ts'
import type { Law } from './law.ts'

export const alertBlind: Law = {
  id: 'alert/blind',
  rule: 'An alert that asks whether a state is 0 asks as well whether it is there.',
  why: 'What is gone altogether leaves no series behind, and no series is never 0: the alert is silent exactly then.',
  example: { bad: 'up{job="shop"} == 0', good: 'up{job="shop"} == 0 or absent(up{job="shop"})' },
  problems: (stack) =>
    conditionsOf(stack).flatMap(({ where, analysis }) =>
      comparisonsWithNothing(analysis).map((part) =>
        problemAt({ where, text: analysis.text }, part, {
          message: 'It asks for 0, and where the series are absent there is nothing that could be 0.',
          advice: `Add \`or absent(${statesIn(part.node)[0]?.metric.name ?? '…'}{…})\` with the same matchers; for a job, \`down(job)\` says both.`,
        }),
      ),
    ),
}

/** Comparisons that hold for 0 and not for 1, of a state whose absence no other branch asks for. */
const comparisonsWithNothing = (analysis: Analysis): readonly AnalysedPart[] => {
  const branches = branchesOf(analysis.node)
  const missed = branches.flatMap(nodes).flatMap(absentSelector)
  return asked(analysis.node, ['unless']).flatMap((node) => {
    if (!asksForZero(node) || node.kind !== 'binary') return []
    const { facts } = analysis.of(node.left)
    const noticed = statesIn(node.left).every((gauge) => missed.some((selector) => covers(selector, gauge)))
    return facts.nature === 'gauge' && facts.canBe.absent && !noticed ? [analysis.of(node)] : []
  })
}

const asksForZero = (node: Node): boolean => {
  if (node.kind !== 'binary' || node.right.kind !== 'number') return false
  const { value } = node.right
  if (node.operator === '==') return value === 0
  return (
    (node.operator === '<' && value > 0 && value <= 1) || (node.operator === '<=' && value >= 0 && value < 1)
  )
}

const statesIn = (node: Node): readonly SelectorNode[] =>
  selectors(node).filter(({ metric }) => metric.type === 'gauge' && metric.unit === 'state')

const absentSelector = (node: Node): readonly SelectorNode[] =>
  node.kind === 'call' && node.function.startsWith('absent') ? node.arguments.flatMap(selectors) : []

/** It may ask for more: one `absent` for each of several targets. */
const covers = (absent: SelectorNode, gauge: SelectorNode): boolean =>
  absent.metric.name === gauge.metric.name &&
  gauge.matchers.every(({ label, operator, value }) =>
    absent.matchers.some(
      (other) => other.label === label && other.operator === operator && other.value === value,
    ),
  )
