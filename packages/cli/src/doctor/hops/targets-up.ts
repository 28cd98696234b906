import type { Job, Service } from '@octoscope/spec'
import type { Facts, Told } from '../facts/facts.ts'
import { hop, type Finding } from '../finding.ts'

const { well, broken } = hop('target is scraped')

/** Prometheus scrapes each declared service under its job, and gets samples. */
export const targetsUp = ({
  prometheus: { told },
  stack: { systems, environment },
  absent,
}: Facts): readonly Finding[] => {
  if ('error' in told) return []
  const judge = (job: Job, service: Service): Finding =>
    absent.has(service.name)
      ? well(service.name, 'is not on this machine: its target was not checked')
      : target({ job, service, address: environment.address(service) }, told)
  return systems.flatMap(({ jobs }) =>
    jobs.flatMap((job) => job.services.map((service) => judge(job, service))),
  )
}

interface Declared {
  readonly job: Job
  readonly service: Service
  readonly address: string
}

const target = ({ job, service: { name }, address }: Declared, { targets, scraped }: Told): Finding => {
  const here = ({ labels }: { readonly labels: Readonly<Record<string, string>> }) =>
    labels['job'] === job.name && labels['instance'] === address
  const found = targets.find(here)
  const samples = scraped.find(here)?.value ?? 0
  if (!found)
    return broken(name, {
      message: `Job ${job.name} must have the target ${address}; Prometheus has ${listOf(targets.filter(({ labels }) => labels['job'] === job.name).map(({ labels }) => labels['instance'] ?? ''))}`,
      why: 'Prometheus does not know of the service: it is not measured.',
      remedy:
        'Prometheus runs with another configuration than the declared one. Generate it again and restart Prometheus.',
    })
  if (found.health === 'unknown')
    return broken(name, {
      message: `Target ${address} of job ${job.name} has not been scraped yet`,
      why: 'Its first scrape comes about six seconds after Prometheus starts.',
      remedy: `Wait ${job.scrapeInterval}, then run doctor again.`,
    })
  if (found.health === 'down')
    return broken(name, {
      message: `Target ${address} of job ${job.name} must be up; its last scrape failed: ${found.lastError}`,
      why: 'What the service measures is lost as long as this lasts.',
      remedy: `Read the page as Prometheus does: curl -s ${found.scrapeUrl}`,
    })
  if (samples === 0)
    return broken(name, {
      message: `Target ${address} of job ${job.name} must have samples; its last scrape brought none`,
      why: 'The page is empty: the target looks up and nothing is measured.',
      remedy: `Read the page as Prometheus does: curl -s ${found.scrapeUrl}`,
    })
  return well(name, `is up in job ${job.name}, ${samples} samples each scrape`)
}

const listOf = (addresses: readonly string[]): string =>
  addresses.length > 0 ? addresses.join(', ') : 'none'
