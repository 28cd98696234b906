import { octollm } from '@octoscope/octollm'
import { prometheus } from '@octoscope/platform'
import type { Stack } from '@octoscope/spec'
import { prometheusAt, type Target } from '../doctor/facts/prometheus-api.ts'
import { urlOf } from '../native/environment.ts'
import { poll } from '../native/poll.ts'

/** One service of OctoLLM, as Prometheus sees it. */
export interface TargetStatus {
  readonly name: string
  readonly health: Target['health'] | 'not a target'
  readonly lastScrape: Date
}

/** OctoLLM's targets; `unknown` as long as Prometheus does not answer. */
export const octollmTargets = async ({ environment }: Stack): Promise<readonly TargetStatus[]> => {
  const known = await prometheusAt(urlOf(prometheus, environment))
    .targets()
    .catch(() => undefined)
  return octollm.jobs.flatMap((job) =>
    job.services.map((service) => {
      const found = known?.find(
        ({ labels }) => labels['job'] === job.name && labels['instance'] === environment.address(service),
      )
      const health = found?.health ?? (known ? 'not a target' : 'unknown')
      return { name: service.name, health, lastScrape: new Date(found?.lastScrape ?? 0) }
    }),
  )
}

/**
 * Waits until every target of OctoLLM is up and was scraped after a moment; resolves to what it saw last. Prometheus
 * begins to scrape five to six seconds after its start, and then scrapes each target at its job's interval.
 */
export const waitForScrapes = async (
  stack: Stack,
  { since, withinMs, signal }: Wait,
): Promise<readonly TargetStatus[]> => {
  const allScraped = async () => {
    const targets = await octollmTargets(stack)
    return targets.every(({ health, lastScrape }) => health === 'up' && lastScrape >= since)
      ? targets
      : undefined
  }
  return (await poll(allScraped, { everyMs: 250, withinMs, signal })) ?? octollmTargets(stack)
}

interface Wait {
  readonly since: Date
  readonly withinMs: number
  readonly signal: AbortSignal
}
