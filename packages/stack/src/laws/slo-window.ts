import { burnWindows, isSloWindow, seconds, slosOf } from '@octoscope/spec'
import { scrapesInWindow } from './alert-window.ts'
import type { Law } from './law.ts'

export const sloWindow: Law = {
  id: 'slo/window',
  rule: 'The shortest window of an SLO spans at least four scrapes of its system.',
  why: 'A rate needs two samples, and one missed scrape in a short window leaves one.',
  problems: ({ systems }) =>
    systems.flatMap((system) => {
      const slowest = Math.max(...system.jobs.map((job) => seconds(job.scrapeInterval)))
      return slosOf(system).flatMap(({ name, window }) => {
        if (!isSloWindow(window)) return []
        const { page, ticket } = burnWindows(window)
        return [...page, ...ticket]
          .filter(({ short }) => seconds(short) < scrapesInWindow * slowest)
          .map(({ short }) => ({
            where: `${system.name} › slo ${name}`,
            message: `The window ${short} of "${name}" must span ${scrapesInWindow} scrapes, and a job is scraped every ${slowest} s.`,
            advice: `Scrape the job at least every ${Math.floor(seconds(short) / scrapesInWindow)} s.`,
          }))
      })
    }),
}
