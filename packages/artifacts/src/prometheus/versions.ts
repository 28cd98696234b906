import type { Alert, Duration } from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { testsOf, type Home } from './proofs.ts'
import { ruleGroups } from './rule-groups.ts'

/**
 * Versions of one alert, each under a name of its own, and the proof of the first put to all of them. promtool names
 * those that fail, and reads the samples of each situation only once.
 */
export const versions = (
  alerts: readonly [Alert, ...Alert[]],
  { interval, ...home }: Home & { readonly interval: Duration },
): readonly [rules: File, tests: File] => {
  const { name } = home.system
  const group = { name, interval, alerts }
  return [
    yaml('rules.yml', name, { groups: ruleGroups(home.stack, { ...home.system, alertGroups: [group] }) }),
    yaml('tests.yml', name, {
      rule_files: ['rules.yml'],
      evaluation_interval: '30s',
      tests: testsOf(alerts, home),
    }),
  ]
}
