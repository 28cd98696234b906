import { scrapeLimits, type Environment, type Job, type Service, type Stack } from '@octoscope/spec'
import { secretPath } from '../secret.ts'
import { yaml } from '../yaml.ts'
import type { File } from '../file.ts'

/** `prometheus.yml`: the common subset that Prometheus 2.42 and 3.x both read. */
export const config = ({ systems, environment }: Stack): File =>
  yaml('monitoring/prometheus/prometheus.yml', 'packages/systems/*/src/jobs.ts', {
    global: {
      scrape_interval: environment.scrapeInterval,
      evaluation_interval: environment.evaluationInterval,
      external_labels: environment.externalLabels,
    },
    alerting: {
      alertmanagers: [
        {
          static_configs: [
            { targets: systems.flatMap((system) => alertmanagers(system.unscraped, environment)) },
          ],
        },
      ],
    },
    ...remoteWrite(environment),
    rule_files: ['rules/*.yml'],
    scrape_configs: systems.flatMap(({ jobs }) => jobs.map((job) => scrape(job, environment))),
  })

const remoteWrite = ({ storage: { remoteWrite: stores = [] } }: Environment) =>
  stores.length === 0
    ? {}
    : {
        remote_write: stores.map(({ name, url, tokenSecret }) => ({
          name,
          url,
          ...(tokenSecret !== undefined && {
            authorization: { credentials_file: secretPath(tokenSecret) },
          }),
        })),
      }

const alertmanagers = (services: readonly Service[] = [], { address }: Environment): readonly string[] =>
  services.filter(({ name }) => name === 'alertmanager').map(address)

/** How a job is scraped, whatever way its targets are found. */
export const scrape = ({ name, scrapeInterval, services }: Job, { address }: Environment) => ({
  job_name: name,
  scrape_interval: scrapeInterval,
  metrics_path: '/metrics',
  sample_limit: scrapeLimits.samples,
  label_limit: scrapeLimits.labels,
  label_value_length_limit: scrapeLimits.labelValueLength,
  body_size_limit: scrapeLimits.bodySize,
  static_configs: services.map((service) => target(service, address(service))),
})

const target = ({ labels }: Service, address: string) => ({
  targets: [address],
  ...(Object.keys(labels).length > 0 && { labels }),
})
