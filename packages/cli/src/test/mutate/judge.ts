import { join } from 'node:path'
import { versions, type RuleSet } from '@octoscope/artifacts'
import type { Alert, Stack, System } from '@octoscope/spec'
import { writeTree } from '../../generate/tree.ts'
import { ask } from '../tool.ts'
import type { Mutant } from './mutant.ts'

/** What becomes of a mutant: its proof notices the change, or it survives. */
export interface Judged extends Mutant {
  readonly killed: boolean
}

/** Where an alert is declared and evaluated. */
export interface Home {
  readonly stack: Stack
  readonly system: System
  readonly set: RuleSet
}

/**
 * The word of the real promtool on each mutant of an alert, all in one run. Throws when the proof does not hold for the
 * alert itself: then it would kill everything.
 */
export const judge = async (
  alert: Alert,
  mutants: readonly Mutant[],
  place: { readonly home: Home; readonly folder: string },
): Promise<readonly Judged[]> => {
  const named = mutants.map(({ mutated }, index) => ({ ...mutated, name: `${alert.name}_${index + 1}` }))
  const killed = await failing([alert, ...named], place)
  if (killed.has(alert.name))
    throw new Error(`The proof of ${alert.name} must hold before its mutants are judged. Run octoscope test.`)
  return mutants.map((mutant, index) => ({ ...mutant, killed: killed.has(`${alert.name}_${index + 1}`) }))
}

/** The names that fail. A rule that cannot be evaluated ends promtool's test early, so the others are asked again. */
const failing = async (
  alerts: readonly [Alert, ...Alert[]],
  { home, folder }: { readonly home: Home; readonly folder: string },
): Promise<ReadonlySet<string>> => {
  await writeTree(folder, versions(alerts, home), [])
  const { ok, output } = await ask('promtool', folder, 'test', 'rules', 'tests.yml')
  if (ok) return new Set()
  const names = new Set(alerts.map(({ name }) => name))
  const broken = namesIn(output, / rule: (\w+), time: .*, err: /g, names)
  const failed = namesIn(output, / alertname: (\w+), time: /g, names)
  if (broken.size + failed.size === 0)
    throw new Error(`promtool must say which rule fails. In ${join(folder, 'tests.yml')} it said: ${output}`)
  const [first, ...rest] = alerts
  if (broken.size === 0 || broken.has(first.name)) return new Set([...failed, ...broken])
  const others = await failing([first, ...rest.filter(({ name }) => !broken.has(name))], { home, folder })
  return new Set([...failed, ...broken, ...others])
}

const namesIn = (output: string, pattern: RegExp, names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...output.matchAll(pattern)].map(([, name = '']) => name).filter((name) => names.has(name)))
