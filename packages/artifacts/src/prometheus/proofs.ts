import {
  seconds,
  type Alert,
  type Duration,
  type Firing,
  type Recorded,
  type Recording,
  type Situation,
  type Stack,
  type System,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { ruleAnnotations, ruleLabels, ruleSets, type RuleSet } from './rule-groups.ts'

/** A file of unit tests for promtool beside each rule file: every proof of every record and alert in it. */
export const proofs = (stack: Stack): readonly File[] =>
  stack.systems.flatMap((system) =>
    ruleSets(system).map((set) =>
      yaml(proofsPath(set.name), set.source, {
        rule_files: [`../rules/${set.name}.yml`],
        evaluation_interval: slowest(set),
        group_eval_order: set.declared.map(({ name }) => name),
        tests: [
          ...recordTests(set.declared.flatMap(({ records }) => records)),
          ...set.declared.flatMap(({ alerts }) =>
            alerts.flatMap((alert) => alertTests(alert, { stack, system })),
          ),
        ],
      }),
    ),
  )

export const proofsPath = (setName: string): string => `monitoring/prometheus/tests/${setName}.yml`

/** promtool evaluates every group at one interval. What adds up another group's records needs its own. */
const slowest = ({ declared }: RuleSet): Duration =>
  declared.map(({ interval }) => interval).toSorted((a, b) => seconds(b) - seconds(a))[0] ?? '30s'

/** Records that are looked at in the same situation share a test. */
const recordTests = (records: readonly Recorded[]) => {
  const looks = records.flatMap((record) => record.proof.map((recording) => ({ record, recording })))
  const situations = Map.groupBy(looks, ({ recording: { given, every, at } }) =>
    JSON.stringify({ given, every, at }),
  )
  return [...situations.values()].flatMap(([first, ...rest]) =>
    first ? [recordTest(first.recording, [first, ...rest])] : [],
  )
}

interface RecordLook {
  readonly record: Recorded
  readonly recording: Recording
}

const recordTest = (situation: Situation, looks: readonly RecordLook[]) => ({
  ...scene(`What is recorded when ${situation.when}`, situation),
  promql_expr_test: looks.map(({ record, recording }) => ({
    expr: series(record, {}),
    eval_time: recording.at,
    exp_samples: expectedSamples(record, recording),
  })),
})

const expectedSamples = (record: Recorded, { values }: Recording) =>
  values.map(({ labels, value }) => ({ labels: series(record, labels), value }))

const series = ({ metric, fixed }: Recorded, labels: Readonly<Record<string, string>>): string => {
  const all = Object.entries({ ...fixed, ...labels }).map(
    ([label, value]) => `${label}=${JSON.stringify(value)}`,
  )
  return all.length > 0 ? `${metric.name}{${all.join(', ')}}` : metric.name
}

interface Home {
  readonly stack: Stack
  readonly system: System
}

const alertTests = (alert: Alert, home: Home) => [
  ...alert.proof.fires.map((firing) => alertTest(alert, firing, expected(alert, firing, home))),
  ...alert.proof.silent.map((situation) => alertTest(alert, situation, [])),
]

/** promtool compares every label and annotation, so each is told in full. */
const expected = (alert: Alert, { alerts }: Firing, { stack, system }: Home) =>
  alerts.map((fired) => ({
    exp_labels: { ...fired.labels, ...ruleLabels(alert, system) },
    exp_annotations: ruleAnnotations(alert, stack, fired),
  }))

const alertTest = (alert: Alert, situation: Situation, exp_alerts: readonly unknown[]) => ({
  ...scene(
    `${alert.name} ${exp_alerts.length > 0 ? 'fires' : 'stays silent'} when ${situation.when}`,
    situation,
  ),
  alert_rule_test: [{ eval_time: situation.at, alertname: alert.name, exp_alerts }],
})

const scene = (name: string, { given, every = '1m' }: Situation) => ({
  name,
  interval: every,
  input_series: given,
})
