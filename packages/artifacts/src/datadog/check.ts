import {
  seconds,
  seriesBudget,
  type Environment,
  type Job,
  type Metric,
  type Service,
  type System,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'

/**
 * The check in its latest mode, which `openmetrics_endpoint` turns on. Every metric is named: what a pattern would add
 * is billed as a custom metric. Source: docs.datadoghq.com/integrations/openmetrics.
 */
export const check = (system: System, environment: Environment): File =>
  yaml(`monitoring/datadog/${system.name}.yaml`, `packages/systems/${system.name}/src/targets.ts`, {
    instances: system.jobs.flatMap((job) =>
      job.services
        .filter(({ metrics }) => Object.keys(metrics).length > 0)
        .map((service) => instance(service, { system, job, environment })),
    ),
  })

interface Where {
  readonly system: System
  readonly job: Job
  readonly environment: Environment
}

const instance = (service: Service, { system, job, environment }: Where) => {
  const namespace = namespaceOf(system)
  const metrics = Object.values(service.metrics)
  return {
    openmetrics_endpoint: `http://${environment.address(service)}/metrics`,
    namespace,
    metrics: once(metrics.map((metric) => named(metric, namespace))),
    min_collection_interval: seconds(job.scrapeInterval),
    histogram_buckets_as_distributions: true,
    // No more series than the declarations allow, so that no mistake becomes a bill.
    max_returned_metrics: metrics.reduce((sum, metric) => sum + budget(metric), 0),
    tags: [
      ...Object.entries(environment.externalLabels),
      ['service', service.name],
      ['job', job.name],
      ...Object.entries(service.labels),
    ].map(([label, value]) => `${label}:${value}`),
  }
}

/** A gauge and a counter may be asked for by the same name: the agent tells them apart by their type. */
const once = <T>(names: readonly T[]): readonly T[] => [
  ...new Map(names.map((name) => [JSON.stringify(name), name])).values(),
]

/** `loki_cost_usd` of Loki Mode is `loki.cost_usd` there: the words of a system are its namespace and not said twice. */
const named = (metric: Metric, namespace: string): string | Readonly<Record<string, string>> => {
  const asked = askedName(metric)
  const told = asked.startsWith(`${namespace}_`) ? asked.slice(namespace.length + 1) : asked
  return told === asked ? asked : { [asked]: told }
}

/** Since version 7.32 of the agent a counter is asked for without `_total`. A gauge of such a name keeps it. */
const askedName = ({ type, name }: Metric): string =>
  type === 'counter' ? name.replace(/_total$/, '') : name

const namespaceOf = ({ name }: System): string => name.split('-')[0] ?? name

const budget = (metric: Metric): number =>
  seriesBudget(metric.labels) * ('buckets' in metric ? metric.buckets.length + 3 : 1)
