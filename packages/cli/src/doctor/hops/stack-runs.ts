import type { Facts } from '../facts/facts.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('stack runs')

/** The subject of which everything else is a consequence. */
export const theStack = 'the stack'

/** At least one part of the stack answers at all. */
export const stackRuns = ({ services, prometheus, alertmanager }: Facts): readonly Finding[] => {
  const answers = [...services.map(({ alive }) => alive), prometheus.ready, alertmanager]
  const count = answers.filter((answer) => 'status' in answer).length
  if (count > 0) return [well(theStack, `${count} of ${answers.length} parts answer`)]
  return [
    broken(theStack, {
      message: `Nothing of the stack answers; ${services[0]?.alive.url} is one of ${answers.length} places that were asked`,
      why: 'It does not run on this machine, or runs at other ports.',
      remedy: 'Start it with `octoscope up`. If it runs with --port-offset, give doctor the same offset.',
    }),
  ]
}
