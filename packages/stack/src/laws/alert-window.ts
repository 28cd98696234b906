import { nodes, seconds, type Job, type SelectorNode, type Stack } from '@octoscope/spec'
import { conditionsOf, problemAt } from './analysed.ts'
import { jobsOf } from './known.ts'
import type { Law } from './law.ts'

/** A rate needs two samples; four scrapes leave room for two that were missed. Source: sre.google/workbook, "Alerting on SLOs". */
const scrapesInWindow = 4

export const alertWindow: Law = {
  id: 'alert/window',
  rule: 'The range of an alert spans at least four scrapes of the jobs that it reads, and is a fixed duration.',
  why: 'A rate needs two samples. One missed scrape in a short range leaves one, the rate is gone, and `for` starts anew.',
  example: { bad: 'rate(calls_total[30s]) > 1', good: 'rate(calls_total[5m]) > 1' },
  problems: (stack) =>
    conditionsOf(stack).flatMap(({ where, analysis }) =>
      nodes(analysis.node)
        .filter((node) => node.kind === 'selector')
        .flatMap((selector) => {
          const least = scrapesInWindow * slowestScrape(stack, selector)
          if (!isTooShort(selector, least)) return []
          return [
            problemAt({ where, text: analysis.text }, analysis.of(selector), {
              message: `The range [${selector.window ?? selector.lateWindow?.late}] must be a duration of at least ${least} s, four scrapes.`,
              advice: `Write "${Math.ceil(least / 60)}m" or longer.`,
            }),
          ]
        }),
    ),
}

const isTooShort = ({ window, lateWindow }: SelectorNode, least: number): boolean =>
  lateWindow !== undefined ||
  window === '$__rate_interval' ||
  (window !== undefined && seconds(window) < least)

/** Seconds between two scrapes of the slowest job that keeps the metric; of all jobs, where none is known to. */
const slowestScrape = ({ systems }: Stack, { metric }: SelectorNode): number => {
  const all = systems.flatMap(({ jobs }) => jobs)
  const own = jobsOf(metric, all)
  return slowest(own.length > 0 ? own : all)
}

const slowest = (jobs: readonly Job[]): number =>
  Math.max(0, ...jobs.map(({ scrapeInterval }) => seconds(scrapeInterval)))
