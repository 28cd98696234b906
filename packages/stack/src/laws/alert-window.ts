import { alertsOf, seconds, selectors } from '@octoscope/spec'
import type { Law } from './law.ts'

/** A rate needs two samples; four scrapes leave room for two that were missed. Source: sre.google/workbook, "Alerting on SLOs". */
export const scrapesInWindow = 4

export const alertWindow: Law = {
  id: 'alert/window',
  rule: 'The range of an alert spans at least four scrapes of the slowest job, and is a fixed duration.',
  problems: ({ systems }) => {
    const slowest = Math.max(...systems.flatMap(({ jobs }) => jobs.map((job) => seconds(job.scrapeInterval))))
    return systems.flatMap((system) =>
      alertsOf(system).flatMap(({ name, expr }) =>
        selectors(expr.node)
          .flatMap(({ window }) => (window ? [window] : []))
          .filter((window) => window === '$__rate_interval' || seconds(window) < scrapesInWindow * slowest)
          .map((window) => ({
            where: `${system.name} › alert ${name}`,
            message: `The range [${window}] must be a duration of at least ${scrapesInWindow * slowest} s, four scrapes.`,
            advice: `Write "${Math.ceil((scrapesInWindow * slowest) / 60)}m" or longer.`,
          })),
      ),
    )
  },
}
