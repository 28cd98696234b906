import { median, medianRatio } from '../report/statistics.ts'
import { figure, times, type Table } from '../report/table.ts'
import { kinds, ours, sizes, type Page } from './page.ts'
import type { PageCost, ScrapeResult } from './run.ts'

type Which = Pick<Page, 'library' | 'kind' | 'lines'>

export const costsOf = ({ pages }: ScrapeResult, { library, kind, lines }: Which): readonly PageCost[] =>
  pages.find(({ page }) => page.library === library && page.kind === kind && page.lines === lines)?.costs ??
  []

/** How many times as long the same page of another library takes as ours. NaN when one is missing. */
export const slowerPage = (result: ScrapeResult, which: Which): number => {
  const ms = (library: string) => costsOf(result, { ...which, library }).map((cost) => cost.ms)
  return medianRatio(ms(which.library), ms(ours))
}

export const scrapeTable = (result: ScrapeResult): Table => ({
  title: 'Scrape: one page',
  columns: ['library', 'of', ...sizes.flatMap((lines) => [`${figure(lines)}: ms`, 'of ours', 'blocks ms'])],
  rows: kinds.flatMap((kind) => librariesOf(result).map((library) => rowOf(result, { library, kind }))),
  notes: [
    'Milliseconds for a page as it goes over the wire, a tenth of its values having changed since the last. “Blocks” is the longest time between two turns of the event loop while the page is served over HTTP.',
  ],
})

const librariesOf = ({ pages }: ScrapeResult): readonly string[] => [
  ...new Set(pages.map(({ page }) => page.library)),
]

const rowOf = (result: ScrapeResult, which: Pick<Page, 'library' | 'kind'>): readonly string[] => [
  which.library,
  which.kind,
  ...sizes.flatMap((lines) => {
    const costs = costsOf(result, { ...which, lines })
    return [
      figure(median(costs.map(({ ms }) => ms))),
      which.library === ours ? '' : times(slowerPage(result, { ...which, lines })),
      figure(median(costs.map(({ blockedMs }) => blockedMs))),
    ]
  }),
]
