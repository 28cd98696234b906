import { prometheus } from '@octoscope/platform'
import type { AlertGroup } from '@octoscope/spec'
import type { Facts } from '../facts/facts.ts'
import type { RuleGroup } from '../facts/prometheus-api.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('rules are evaluated')

/** Prometheus has loaded each declared group with its alerts, evaluates them without error, and has no others. */
export const rulesLoaded = ({ prometheus: { told }, stack: { systems } }: Facts): readonly Finding[] => {
  if ('error' in told) return []
  const declared = systems.flatMap(({ alertGroups }) => alertGroups)
  const strangers = told.ruleGroups.filter(({ name }) => !declared.some((group) => group.name === name))
  return [...declared.map((group) => groupLoaded(group, told.ruleGroups)), ...strangers.map(stranger)]
}

const groupLoaded = ({ name, alerts }: AlertGroup, loaded: readonly RuleGroup[]): Finding => {
  const rules = loaded.find((group) => group.name === name)?.rules ?? []
  const missing = alerts.filter((alert) => !rules.some((rule) => rule.name === alert.name))
  const failing = rules.find(({ health }) => health === 'err')
  if (missing.length > 0)
    return broken(name, {
      message: `Group ${name} must have ${alerts.length} alerts; Prometheus lacks ${missing.map((alert) => alert.name).join(', ')}`,
      why: 'An alert that is not loaded never fires.',
      remedy:
        'Prometheus runs with other rules than the declared ones. Generate them again and restart Prometheus.',
    })
  if (failing)
    return broken(name, {
      message: `Rule ${failing.name} must evaluate; it fails: ${failing.lastError ?? 'Prometheus gives no reason'}`,
      why: 'An alert that cannot be evaluated never fires.',
      remedy: `Put its query to Prometheus and mend its declaration: ${failing.name}`,
    })
  return well(name, `${alerts.length} alerts loaded`)
}

const stranger = ({ name }: RuleGroup): Finding =>
  broken(prometheus.name, {
    message: `Group ${name} must be declared; Prometheus has loaded it all the same`,
    why: 'A rule that is declared nowhere has no proof and no runbook.',
    remedy: 'Declare it, or remove its file from the rules folder of Prometheus and restart it.',
  })
