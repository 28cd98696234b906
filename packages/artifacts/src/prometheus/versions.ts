import type { Alert } from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { evaluation, testsOf, type Home } from './proofs.ts'
import { ruleGroups, type RuleSet } from './rule-groups.ts'

/**
 * Versions of one alert of a set, each under a name of its own beside the set's records, and the proof of the first put
 * to all of them. promtool names those that fail, and reads the samples of each situation only once.
 */
export const versions = (
  alerts: readonly [Alert, ...Alert[]],
  { set, ...home }: Home & { readonly set: RuleSet },
): readonly [rules: File, tests: File] => {
  const only = withOnly(alerts, set)
  return [
    yaml('rules.yml', set.source, { groups: ruleGroups(home.stack, home.system, only) }),
    yaml('tests.yml', set.source, {
      rule_files: ['rules.yml'],
      ...evaluation(only),
      tests: testsOf(alerts, home),
    }),
  ]
}

const withOnly = ([first, ...others]: readonly [Alert, ...Alert[]], set: RuleSet): RuleSet => ({
  ...set,
  declared: set.declared
    .map((group) => ({
      ...group,
      alerts: group.alerts.some(({ name }) => name === first.name) ? [first, ...others] : [],
    }))
    .filter(({ records, alerts }) => records.length + alerts.length > 0),
})
