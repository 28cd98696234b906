import {
  alertsOf,
  seconds,
  selectors,
  type Alert,
  type Node,
  type Problem,
  type RatioQuestion,
  type Stack,
} from '@octoscope/spec'
import { nodesOf } from './mutate/edit.ts'

/**
 * The questions that every ratio raises, and whether a situation that fires answers them or one that is silent. Those
 * about `for` arise only where an alert waits.
 */
const questions: Readonly<Record<RatioQuestion, 'fires' | 'silent'>> = {
  'just beyond the threshold': 'fires',
  'for kept': 'fires',
  'just within the threshold': 'silent',
  'for not kept': 'silent',
  'no traffic': 'silent',
  'absent series': 'silent',
  'counter reset': 'silent',
}

/** Every alert that divides must prove what goes wrong with ratios. */
export const ratiosUnproven = ({ systems }: Stack): readonly Problem[] =>
  systems.flatMap((system) =>
    alertsOf(system)
      .filter(({ expr }) => nodesOf(expr.node).some(isRatio))
      .flatMap((alert) => {
        const open = unanswered(alert)
        return open.length > 0 ? [problem(alert, open)] : []
      }),
  )

/** A division of one query by another: by a number, it only changes the unit. */
const isRatio = (node: Node): boolean =>
  node.kind === 'binary' && node.operator === '/' && selectors(node.right).length > 0

const unanswered = ({ for: held, proof }: Alert): readonly RatioQuestion[] =>
  Object.entries(questions)
    .filter(([question]) => seconds(held) > 0 || !question.startsWith('for '))
    .filter(
      ([question, where]) =>
        !proof[where].some(({ proves = [] }) => proves.some((each) => each === question)),
    )
    .map(([question]) => question as RatioQuestion)

const problem = ({ name }: Alert, open: readonly RatioQuestion[]): Problem => ({
  code: 'proof/ratio',
  where: `proof of ${name}`,
  message: `An alert that divides must prove what goes wrong with ratios. Not proven: ${open.join(', ')}.`,
  advice: `Add a situation for each, under ${[...new Set(open.map((each) => questions[each]))].join(' and ')}, that says so in "proves".`,
})
