import { random } from '../random.ts'
import type { Scenario } from './scenario.ts'

/** One task to send: a scenario, with one of its goals. */
export interface Errand {
  readonly scenario: Scenario
  readonly goal: string
}

/** Every goal of every scenario, in order, and then the first once more: its text is in the cache by then. */
export const everyErrand = (scenarios: readonly Scenario[]): readonly Errand[] => {
  const errands = scenarios.flatMap((scenario) => scenario.goals.map((goal) => ({ scenario, goal })))
  return [...errands, ...errands.slice(0, 1)]
}

/** Errands as people would send them. The same seed gives the same errands. */
export function* randomErrands(
  scenarios: readonly Scenario[],
  seed: number,
  count = Infinity,
): Generator<Errand> {
  const next = random(seed)
  const total = scenarios.reduce((sum, { weight }) => sum + weight, 0)
  for (let errand = 0; errand < count; errand += 1) {
    const scenario = at(scenarios, next() * total)
    yield { scenario, goal: scenario.goals[Math.floor(next() * scenario.goals.length)] ?? scenario.goals[0] }
  }
}

/** The scenario at a place on the line of all weights. */
const at = ([first, ...rest]: readonly Scenario[], place: number): Scenario => {
  if (!first) throw new RangeError('Traffic must have scenarios; none came.')
  return place < first.weight || rest.length === 0 ? first : at(rest, place - first.weight)
}
