import { alertsOf, scrapeUp, selectors } from '@octoscope/spec'
import type { Law } from './law.ts'

export const serviceWatched: Law = {
  id: 'service/watched',
  rule: 'Every job of a system that alarms about trouble has an alert that fires when it does not answer.',
  why: 'A service that is gone shows no errors and no slow answers: all its other alerts fall silent.',
  example: { bad: 'a job that no alert reads', good: "alert('ShopDown', { expr: down(shopJob), … })" },
  problems: ({ systems }) =>
    systems
      .filter((system) => alertsOf(system).some(({ severity }) => severity !== 'none'))
      .flatMap((system) => {
        const ups = alertsOf(system)
          .flatMap(({ expr }) => selectors(expr.node))
          .filter(({ metric }) => metric === scrapeUp)
        const watched = new Set(
          ups.flatMap(({ matchers }) =>
            matchers.filter(({ label }) => label === 'job').map(({ value }) => value),
          ),
        )
        return system.jobs
          .filter(({ name }) => !watched.has(name))
          .map(({ name }) => ({
            where: `${system.name} › job ${name}`,
            message: `No alert fires when job "${name}" does not answer.`,
            advice: `Add an alert with \`expr: down(${name})\`.`,
          }))
      }),
}
