import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'
import { alertsOf, type Stack, type System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { ruleGroups } from '../prometheus/rule-groups.ts'
import { yaml } from '../yaml.ts'
import { checked, metadata } from './operator.ts'

/** A PrometheusRule for each system with alerts: the same rules as in its rule file. */
export const prometheusRules = (stack: Stack): File =>
  yaml(
    'k8s/monitoring/prometheusrule.yaml',
    'packages/systems/*/src/alerts',
    ...stack.systems
      .filter((system) => alertsOf(system).length > 0)
      .map((system) => checked(prometheusRule(stack, system))),
  )

const prometheusRule = (stack: Stack, system: System) =>
  new PrometheusRule({
    metadata: metadata(system, system.name),
    spec: {
      groups: ruleGroups(stack, system).map(({ name, interval, rules }) => ({
        name,
        interval,
        rules: [...rules],
      })),
    },
  })
