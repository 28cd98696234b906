import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import { scrapeLimits, type Job, type Stack, type System } from '@octoscope/spec'
import { isPart } from '../part.ts'
import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'
import { checked, metadata } from './operator.ts'

/** A ServiceMonitor for each job. Parts of the monitoring stack are watched by what the operator was installed with. */
export const serviceMonitors = ({ systems }: Stack): File =>
  yaml(
    'k8s/monitoring/servicemonitor.yaml',
    'packages/systems/*/src/jobs.ts',
    ...systems.flatMap((system) => watched(system).map((job) => checked(serviceMonitor(system, job)))),
  )

const watched = ({ jobs }: System): readonly Job[] => jobs.filter(({ services }) => !services.every(isPart))

const serviceMonitor = (system: System, job: Job) =>
  new ServiceMonitor({
    metadata: metadata(system, job.name),
    spec: {
      selector: {
        matchLabels: { monitoring: 'true' },
        matchExpressions: [
          { key: 'app.kubernetes.io/name', operator: 'In', values: job.services.map(({ name }) => name) },
        ],
      },
      targetLabels: targetLabels(job),
      endpoints: [
        { port: 'http', path: '/metrics', interval: job.scrapeInterval, relabelings: sameLabels(job) },
      ],
      sampleLimit: scrapeLimits.samples,
      labelLimit: scrapeLimits.labels,
      labelValueLengthLimit: scrapeLimits.labelValueLength,
      bodySizeLimit: scrapeLimits.bodySize,
    },
  })

/** Labels of the Service that its series carry, such as `arm`. */
const targetLabels = ({ services }: Job): string[] => [
  ...new Set(services.flatMap(({ labels }) => Object.keys(labels))),
]

/**
 * Gives series the labels they have outside the cluster, so that the same rules and dashboards fit: `job` is the job's
 * name, and a label of a metric is not pushed aside (as `exported_endpoint`) by one of the operator's of the same name.
 */
const sameLabels = (job: Job) => [
  { targetLabel: 'job', replacement: job.name },
  ...operatorLabels
    .filter((label) => labelNames(job).has(label))
    .map((label) => ({ action: 'labeldrop' as const, regex: label })),
]

/** What the operator adds to every target. Source: prometheus-operator's generated relabelings. */
const operatorLabels = ['namespace', 'service', 'pod', 'container', 'endpoint', 'node']

const labelNames = ({ services }: Job): ReadonlySet<string> =>
  new Set(
    services.flatMap(({ metrics }) => Object.values(metrics).flatMap(({ labels }) => Object.keys(labels))),
  )
