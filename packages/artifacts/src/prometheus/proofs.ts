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
        tests: alertsOf(system).flatMap((alert) => testsOf([alert], { stack, system })),
      }),
    )

/** Where an alert is declared: both write into what it says. */
export interface Home {
  readonly stack: Stack
  readonly system: System
}

/** The proof of the first alert, played through each of these versions of it at once. */
export const testsOf = (versions: readonly [Alert, ...Alert[]], home: Home) => {
  const [{ name, proof }] = versions
  const test = (
    verb: string,
    { when, given, every = '1m', at }: Situation,
    firing: Firing['alerts'] = [],
  ) => ({
    name: `${name} ${verb} when ${when}`,
    interval: every,
    input_series: given,
    alert_rule_test: versions.map((version) => ({
      eval_time: at,
      alertname: version.name,
      exp_alerts: expected(version, firing, home),
    })),
  })
  return [
    ...proof.fires.map((firing) => test('fires', firing, firing.alerts)),
    ...proof.silent.map((situation) => test('stays silent', situation)),
  ]
}

/** promtool compares every label and annotation, so each is told in full. */
const expected = (alert: Alert, firing: Firing['alerts'], { stack, system }: Home) =>
  firing.map((fired) => ({
    exp_labels: { ...fired.labels, ...ruleLabels(alert, system) },
    exp_annotations: ruleAnnotations(alert, stack, fired),
  }))
