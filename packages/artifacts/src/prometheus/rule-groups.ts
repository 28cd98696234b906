import {
  ruleGroupsOf,
  slosOf,
  type Alert,
  type Recorded,
  type RuleGroup as Declared,
  type Stack,
  type System,
} from '@octoscope/spec'
import { runbookUrl } from '../docs/runbook-url.ts'

export interface RuleGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly (RecordingRule | AlertingRule)[]
}

export interface RecordingRule {
  readonly record: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
}

export interface AlertingRule {
  readonly alert: string
  readonly expr: string
  readonly for: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Rules that stand in one file and are proven by one file of tests. */
export interface RuleSet {
  /** Lower case with `-`: the name of both files, and of the PrometheusRule. */
  readonly name: string
  readonly source: string
  readonly declared: readonly Declared[]
}

/**
 * The sets of a system: its own rules, and one for each SLO. An SLO's proofs run over days, so they play its own rules
 * only, at steps of its tiles.
 */
export const ruleSets = (system: System): readonly RuleSet[] => {
  const source = `packages/systems/${system.name}/src`
  const ofSlos = slosOf(system).map(({ name, groups }) => ({
    name: `${system.name}-slo-${name.replaceAll('_', '-')}`,
    source: `${source}/slos.ts`,
    declared: groups,
  }))
  const elsewhere = new Set(ofSlos.flatMap(({ declared }) => declared))
  const own = ruleGroupsOf(system).filter((group) => !elsewhere.has(group))
  return [{ name: system.name, source: `${source}/alerts`, declared: own }, ...ofSlos].filter(
    ({ declared }) => declared.length > 0,
  )
}

/** The rules of one set, in the form that rule files and PrometheusRules share. */
export const ruleGroups = (stack: Stack, system: System, { declared }: RuleSet): readonly RuleGroup[] =>
  declared.map(({ name, interval, records, alerts }) => ({
    name,
    interval,
    rules: [...records.map(recordingRule), ...alerts.map((alert) => alertingRule(alert, stack, system))],
  }))

const recordingRule = ({ metric, expr, fixed }: Recorded): RecordingRule => ({
  record: metric.name,
  expr: String(expr),
  ...(Object.keys(fixed).length > 0 && { labels: fixed }),
})

const alertingRule = (alert: Alert, stack: Stack, system: System): AlertingRule => ({
  alert: alert.name,
  expr: String(alert.expr),
  for: alert.for,
  labels: ruleLabels(alert, system),
  annotations: ruleAnnotations(alert, stack),
})

/** The labels that a rule adds to what its query returns. */
export const ruleLabels = ({ severity }: Alert, { name }: System) => ({ severity, system: name })

/** `texts` are the alert's own templates, or what they read like once filled in. */
export const ruleAnnotations = (
  alert: Alert,
  { environment }: Stack,
  texts: Pick<Alert, 'summary' | 'description'> = alert,
) => ({
  summary: texts.summary,
  description: texts.description,
  runbook_url: runbookUrl(alert, environment),
})
