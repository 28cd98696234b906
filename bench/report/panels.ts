import { throughputRatio } from '../http/http-table.ts'
import type { HttpResult } from '../http/run.ts'
import type { MicroResult } from '../micro/run.ts'
import type { ScrapeResult } from '../scrape/run.ts'
import type { StartupResult } from '../startup/run.ts'
import { aboveBare } from '../startup/startup-table.ts'
import type { Bar, Panel } from './bar-chart.ts'
import type { Report } from './report.ts'
import { median } from './statistics.ts'
import { figure, ratio } from './table.ts'

/** One picture of each part: what most readers ask first. */
export const panelsOf = ({ micro, scrape, http, startup }: Report): readonly Panel[] => [
  ...(http ? [throughput(http)] : []),
  ...(micro ? [counterCalls(micro)] : []),
  ...(scrape ? [counterPages(scrape)] : []),
  ...(startup ? [starts(startup)] : []),
]

const throughput = (result: HttpResult): Panel => ({
  title: 'HTTP throughput against bare Fastify (longer is better)',
  bars: result.servers.map(({ variant }) => {
    const value = throughputRatio(result, variant)
    return { name: variant.name, value, text: ratio(value), ours: variant.of === 'ours' }
  }),
})

const counterCalls = ({ calls }: MicroResult): Panel => ({
  title: 'One call of a counter with three labels, ns (shorter is better)',
  bars: calls
    .filter(({ subject }) => subject.instrument === 'counter' && subject.form === 'literal')
    .map(({ subject, ns }) => bar(subject.library, median(ns), subject.of === 'ours')),
})

const counterPages = ({ pages }: ScrapeResult): Panel => ({
  title: 'A page of 10,000 counters, ms (shorter is better)',
  bars: pages
    .filter(({ page }) => page.kind === 'counters' && page.lines === 10_000)
    .map(({ page, costs }) => bar(page.library, median(costs.map(({ ms }) => ms)), page.of === 'ours')),
})

const starts = (result: StartupResult): Panel => ({
  title: 'Start-up above bare Fastify, ms (shorter is better)',
  bars: result.programs
    .filter(({ variant }) => variant.of !== 'bare')
    .map(({ variant }) =>
      bar(variant.name, Math.max(0, aboveBare(result, variant, 'ms')), variant.of === 'ours'),
    ),
})

const bar = (name: string, value: number, ours: boolean): Bar => ({ name, value, text: figure(value), ours })
