import { prometheus } from '@octoscope/platform'
import { ruleGroupsOf, type RuleGroup } from '@octoscope/spec'
import type { Facts } from '../facts/facts.ts'
import type { RuleGroup as LoadedGroup } from '../facts/prometheus-api.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('rules are evaluated')

/** Prometheus has loaded each declared group with its rules, evaluates them without error, and has no others. */
export const rulesLoaded = ({ prometheus: { told }, stack: { systems } }: Facts): readonly Finding[] => {
  if ('error' in told) return []
  const declared = systems.flatMap(ruleGroupsOf)
  const strangers = told.ruleGroups.filter(({ name }) => !declared.some((group) => group.name === name))
  return [...declared.map((group) => groupLoaded(group, told.ruleGroups)), ...strangers.map(stranger)]
}

const groupLoaded = ({ name, records, alerts }: RuleGroup, loaded: readonly LoadedGroup[]): Finding => {
  const rules = loaded.find((group) => group.name === name)?.rules ?? []
  const declared = [...records.map(({ metric }) => metric.name), ...alerts.map((alert) => alert.name)]
  const missing = declared.filter((each) => !rules.some((rule) => rule.name === each))
  const failing = rules.find(({ health }) => health === 'err')
  if (missing.length > 0)
    return broken(name, {
      message: `Group ${name} must have ${declared.length} rules; Prometheus lacks ${missing.join(', ')}`,
      why: 'An alert that is not loaded never fires, and what is not recorded cannot be read.',
      remedy:
        'Prometheus runs with other rules than the declared ones. Generate them again and restart Prometheus.',
    })
  if (failing)
    return broken(name, {
      message: `Rule ${failing.name} must evaluate; it fails: ${failing.lastError ?? 'Prometheus gives no reason'}`,
      why: 'A rule that cannot be evaluated neither fires nor records.',
      remedy: `Put its query to Prometheus and mend its declaration: ${failing.name}`,
    })
  return well(name, `${declared.length} rules loaded`)
}

const stranger = ({ name }: LoadedGroup): Finding =>
  broken(prometheus.name, {
    message: `Group ${name} must be declared; Prometheus has loaded it all the same`,
    why: 'A rule that is declared nowhere has no proof and no runbook.',
    remedy: 'Declare it, or remove its file from the rules folder of Prometheus and restart it.',
  })
