import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'
import type { Stack, System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { ruleGroups, ruleSets, type RuleSet } from '../prometheus/rule-groups.ts'
import { yaml } from '../yaml.ts'
import { checked, metadata } from './operator.ts'

/** A PrometheusRule for each rule file, with the same rules. */
export const prometheusRules = (stack: Stack): File =>
  yaml(
    'k8s/monitoring/prometheusrule.yaml',
    'packages/systems/*/src',
    ...stack.systems.flatMap((system) =>
      ruleSets(system).map((set) => checked(prometheusRule(stack, system, set))),
    ),
  )

const prometheusRule = (stack: Stack, system: System, set: RuleSet) =>
  new PrometheusRule({
    metadata: metadata(system, set.name),
    spec: {
      groups: ruleGroups(stack, system, set).map(({ name, interval, rules }) => ({
        name,
        interval,
        rules: [...rules],
      })),
    },
  })
