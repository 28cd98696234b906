import { alertsOf, type Alert, type Firing, type Situation, type Stack, type System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { ruleAnnotations, ruleLabels } from './rule-groups.ts'

/** One file of unit tests for promtool for each system that has rules: every proof of every alert. */
export const proofs = (stack: Stack): readonly File[] =>
  stack.systems
    .filter((system) => alertsOf(system).length > 0)
    .map((system) =>
      yaml(`monitoring/prometheus/tests/${system.name}.yml`, `packages/systems/${system.name}/src/alerts`, {
        rule_files: [`../rules/${system.name}.yml`],
        evaluation_interval: '30s',
        tests: alertsOf(system).flatMap((alert) => testsOf(alert, { stack, system })),
      }),
    )

interface Home {
  readonly stack: Stack
  readonly system: System
}

const testsOf = (alert: Alert, home: Home) => [
  ...alert.proof.fires.map((firing) => test(alert, firing, expected(alert, firing, home))),
  ...alert.proof.silent.map((situation) => test(alert, situation, [])),
]

/** promtool compares every label and annotation, so each is told in full. */
const expected = (alert: Alert, { alerts }: Firing, { stack, system }: Home) =>
  alerts.map((fired) => ({
    exp_labels: { ...fired.labels, ...ruleLabels(alert, system) },
    exp_annotations: ruleAnnotations(alert, stack, fired),
  }))

const test = (
  alert: Alert,
  { when, given, every = '1m', at }: Situation,
  exp_alerts: readonly unknown[],
) => ({
  name: `${alert.name} ${exp_alerts.length > 0 ? 'fires' : 'stays silent'} when ${when}`,
  interval: every,
  input_series: given,
  alert_rule_test: [{ eval_time: at, alertname: alert.name, exp_alerts }],
})
