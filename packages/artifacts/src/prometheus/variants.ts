import type { Environment, Job, Stack, System } from '@octoscope/spec'
import type { File } from '../file.ts'
import { isPart } from '../part.ts'
import { secretPath } from '../secret.ts'
import { yaml } from '../yaml.ts'
import { scrape } from './config.ts'

/**
 * Other ways to scrape a system, for a Prometheus that somebody has already: plain, over TLS, with a token, and found in
 * a cluster without the operator. Each is a file of its own, whose `scrape_configs` go into theirs.
 */
export const variants = ({ systems, environment }: Stack): readonly File[] =>
  systems
    .filter(isObserved)
    .flatMap((system) =>
      Object.entries(ways).map(([way, by]) =>
        yaml(
          `monitoring/prometheus/variants/${system.name}-${way}.yml`,
          'packages/artifacts/src/prometheus/variants.ts',
          { scrape_configs: system.jobs.map((job) => by({ system, job, environment })) },
        ),
      ),
    )

const isObserved = ({ jobs }: System): boolean => jobs.some(({ services }) => !services.every(isPart))

interface Where {
  readonly system: System
  readonly job: Job
  readonly environment: Environment
}

const plain = ({ job, environment }: Where): object => scrape(job, environment)

/** The certificate is checked against an authority of one's own, never left unchecked. */
const tls = (where: Where): object => ({
  ...plain(where),
  scheme: 'https',
  tls_config: { ca_file: '/etc/prometheus/tls/ca.crt' },
})

/** For a reverse proxy that asks for a token. It stands in a file that the operator provides. */
const authorization = (where: Where): object => ({
  ...tls(where),
  authorization: {
    type: 'Bearer',
    credentials_file: secretPath(`${where.system.name.replaceAll('-', '_')}_token`),
  },
})

/** Pods of the system's namespace by their name label; series carry the labels that they have elsewhere. */
const kubernetes = ({ system, job, environment }: Where): object => {
  const { static_configs: _, ...way } = scrape(job, environment)
  const labels = [...new Set(job.services.flatMap((service) => Object.keys(service.labels)))]
  return {
    ...way,
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [system.name] } }],
    relabel_configs: [
      {
        source_labels: [podName],
        action: 'keep',
        regex: job.services.map(({ name }) => name).join('|'),
      },
      ...job.services.map(({ name, port }) => ({
        source_labels: [podName, '__meta_kubernetes_pod_ip'],
        regex: `${name};(.+)`,
        target_label: '__address__',
        replacement: `$1:${port}`,
      })),
      // A container with several ports is discovered once for each; they are one target by now.
      ...labels.map((label) => ({
        source_labels: [`__meta_kubernetes_pod_label_${label}`],
        target_label: label,
      })),
    ],
  }
}

const podName = '__meta_kubernetes_pod_label_app_kubernetes_io_name'

const ways: Readonly<Record<string, (where: Where) => object>> = { plain, tls, authorization, kubernetes }
