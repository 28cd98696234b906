import type { Alert, EquivalentMutant, Problem } from '@octoscope/spec'
import type { Judged } from './judge.ts'

/** How well the proof of one alert tells it from its mutants. Those that are declared equivalent do not count. */
export interface Score {
  readonly alert: string
  readonly killed: number
  readonly mutants: number
  readonly equivalent: number
  readonly survivors: readonly Judged[]
  readonly problems: readonly Problem[]
}

/** The share of mutants that must be killed, of each alert and in all. */
export const leastKillRate = 0.95

/** An alert of which every mutant is equivalent has nothing left to miss. */
export const killRate = ({ killed, mutants }: Pick<Score, 'killed' | 'mutants'>): number =>
  mutants === 0 ? 1 : killed / mutants

export const score = (alert: Alert, judged: readonly Judged[]): Score => {
  const { equivalents = [] } = alert.proof
  const counted = judged.filter((mutant) => !equivalents.some((listed) => names(listed, mutant)))
  const survivors = counted.filter(({ killed }) => !killed)
  const sums = {
    killed: counted.length - survivors.length,
    mutants: counted.length,
    equivalent: judged.length - counted.length,
  }
  const weak = killRate(sums) < leastKillRate ? [weakProof(alert, sums)] : []
  const needless = equivalents.flatMap((listed) => needlessEquivalent(alert, listed, judged))
  return { alert: alert.name, ...sums, survivors, problems: [...weak, ...needless] }
}

const names = (listed: EquivalentMutant, { operator, change }: Judged): boolean =>
  listed.operator === operator && listed.change === change

const weakProof = ({ name }: Alert, sums: Pick<Score, 'killed' | 'mutants'>): Problem => ({
  code: 'mutation/survived',
  where: `proof of ${name}`,
  message: `A proof must kill ${leastKillRate * 100} % of the mutants of its alert. This one kills ${sums.killed} of ${sums.mutants}.`,
  advice: 'For each survivor, add a situation in which it and the alert differ.',
})

const needlessEquivalent = (
  { name }: Alert,
  listed: EquivalentMutant,
  judged: readonly Judged[],
): readonly Problem[] => {
  const meant = judged.filter((mutant) => names(listed, mutant))
  if (meant.length > 0 && meant.every(({ killed }) => !killed)) return []
  const came = meant.length === 0 ? 'No mutant is called so.' : 'The proof kills one that is called so.'
  return [
    {
      code: 'mutation/equivalent',
      where: `proof of ${name} › equivalents`,
      message: `An equivalent mutant must be there and survive: ${listed.operator} "${listed.change}". ${came}`,
      advice: 'Take it off the list, or mend its words.',
    },
  ]
}
