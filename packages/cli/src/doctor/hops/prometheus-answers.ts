import { prometheus } from '@octoscope/platform'
import type { Facts } from '../facts/facts.ts'
import { inWords, isOk } from '../facts/answer.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('Prometheus answers')
const { name } = prometheus

/** Prometheus is ready, and its API answers. */
export const prometheusAnswers = ({ prometheus: { ready, told }, absent }: Facts): readonly Finding[] => {
  if (absent.has(name)) return [well(name, 'is not on this machine: its targets and rules were not checked')]
  if (!isOk(ready))
    return [
      broken(name, { ...trouble, message: `${name} must answer ${ready.url} with 200; ${inWords(ready)}` }),
    ]
  if ('error' in told) return [broken(name, { ...trouble, message: told.error })]
  return [well(name, `answers at ${ready.url}`)]
}

const trouble = {
  why: 'Without it nothing is measured over time, and no alert fires.',
  remedy: 'Start it with `octoscope up`. If the machine lacks it: apt-get install prometheus',
}
