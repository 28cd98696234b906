import type { Alert, Stack, System } from '@octoscope/spec'
import { runbookUrl } from '../docs/runbook-url.ts'

export interface RuleGroup {
  readonly name: string
  readonly interval: string
  readonly rules: readonly AlertingRule[]
}

export interface AlertingRule {
  readonly alert: string
  readonly expr: string
  readonly for: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** The rules of one system, in the form that rule files and PrometheusRules share. */
export const ruleGroups = (stack: Stack, system: System): readonly RuleGroup[] =>
  system.alertGroups.map(({ name, interval, alerts }) => ({
    name,
    interval,
    rules: alerts.map((alert) => ({
      alert: alert.name,
      expr: String(alert.expr),
      for: alert.for,
      labels: ruleLabels(alert, system),
      annotations: ruleAnnotations(alert, stack),
    })),
  }))

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
