import { platform, prometheus } from '@octoscope/platform'
import type { Job, Service, Stack } from '@octoscope/spec'
import { prometheusAt, type Target } from '../doctor/facts/prometheus-api.ts'
import { urlOf } from '../native/environment.ts'
import { poll } from '../native/poll.ts'

/** One service of an observed system, as Prometheus sees it. */
export interface TargetStatus {
  readonly name: string
  readonly health: Target['health'] | 'not a target'
  readonly lastScrape: Date
}

/** The targets of every observed system; `unknown` as long as Prometheus does not answer. */
export const observedTargets = async (stack: Stack): Promise<readonly TargetStatus[]> =>
  statuses(stack, await knownTargets(stack))

/**
 * Waits until every target of an observed system is up and was scraped after a moment, and every other one was tried once; resolves
 * to what it saw last. Prometheus begins to scrape five to six seconds after its start, and then scrapes each target at
 * its job's interval.
 */
export const waitForScrapes = async (
  stack: Stack,
  { since, withinMs, signal }: Wait,
): Promise<readonly TargetStatus[]> => {
  const allScraped = async () => {
    const known = await knownTargets(stack)
    const targets = statuses(stack, known)
    const fresh = targets.every(({ health, lastScrape }) => health === 'up' && lastScrape >= since)
    const tried = known?.every(({ health }) => health !== 'unknown')
    return fresh && tried ? targets : undefined
  }
  return (await poll(allScraped, { everyMs: 250, withinMs, signal })) ?? observedTargets(stack)
}

interface Wait {
  readonly since: Date
  readonly withinMs: number
  readonly signal: AbortSignal
}

/** All that Prometheus is to scrape; undefined while it does not answer. */
const knownTargets = ({ environment }: Stack): Promise<readonly Target[] | undefined> =>
  prometheusAt(urlOf(prometheus, environment))
    .targets()
    .catch(() => undefined)

/** The platform watches and is not observed: of its targets, the machine may lack some. */
const statuses = (
  { systems, environment }: Stack,
  known: readonly Target[] | undefined,
): readonly TargetStatus[] => {
  const status = (job: Job, service: Service): TargetStatus => {
    const found = known?.find(
      ({ labels }) => labels['job'] === job.name && labels['instance'] === environment.address(service),
    )
    const health = found?.health ?? (known ? 'not a target' : 'unknown')
    return { name: service.name, health, lastScrape: new Date(found?.lastScrape ?? 0) }
  }
  return systems
    .filter(({ name }) => name !== platform.name)
    .flatMap(({ jobs }) => jobs.flatMap((job) => job.services.map((service) => status(job, service))))
}
