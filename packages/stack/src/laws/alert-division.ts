import { nodes, type Analysis, type AnalysedPart, type Node } from '@octoscope/spec'
import { branchesOf, conditionsOf, problemAt } from './analysed.ts'
import type { Law } from './law.ts'

export const alertDivision: Law = {
  id: 'alert/division',
  rule: 'No condition lets through what a division by 0 gives.',
  why: 'Anything divided by 0 is infinite, and above every limit: the first event after a quiet hour fires the alert.',
  example: {
    bad: 'rate(retries_total[5m]) / rate(calls_total[5m]) > 2',
    good: 'rate(retries_total[5m]) / rate(calls_total[5m]) > 2 and rate(calls_total[5m]) > 0',
  },
  problems: (stack) =>
    conditionsOf(stack).flatMap(({ where, analysis }) =>
      divisionsByNothing(analysis).map(({ node, facts }) =>
        problemAt({ where, text: analysis.text }, analysis.of(divisorOf(node)), {
          message: `What it divides by can be 0, the result is then ${facts.byZero === 'NaN' ? 'not a number' : 'infinite'}, and the condition holds.`,
          advice: 'Add `and …` with a condition that the divisor is above 0.',
        }),
      ),
    ),
}

const divisorOf = (division: Node): Node => (division.kind === 'binary' ? division.right : division)

/** Of the branches that let such a result through, the divisions that give it. */
const divisionsByNothing = (analysis: Analysis): readonly AnalysedPart[] =>
  branchesOf(analysis.node).flatMap((branch) => {
    const { canBe } = analysis.of(branch).facts
    return nodes(branch)
      .map(analysis.of)
      .filter(
        ({ facts: { byZero } }) =>
          (byZero === 'infinite' && canBe.infinite) || (byZero === 'NaN' && canBe.nan),
      )
  })
