import { median } from '../report/statistics.ts'
import { atMost, timesAtLeast, type Target } from '../report/target.ts'
import { exporter, kinds, ours, promClient, type PageKind } from './page.ts'
import type { ScrapeResult } from './run.ts'
import { costsOf, slowerPage } from './scrape-table.ts'

export const scrapeTargets = (result: ScrapeResult): readonly Target[] =>
  kinds.flatMap((kind) => [
    faster(result, { library: promClient, kind, least: 15 }),
    faster(result, { library: exporter, kind, least: 40 }),
    atMost(
      `ms that a page of 100,000 ${kind} blocks the event loop`,
      median(costsOf(result, { library: ours, kind, lines: 100_000 }).map(({ blockedMs }) => blockedMs)),
      10,
    ),
  ])

const faster = (
  result: ScrapeResult,
  { library, kind, least }: { readonly library: string; readonly kind: PageKind; readonly least: number },
): Target =>
  timesAtLeast(
    `page of 10,000 ${kind}: faster than ${library}`,
    slowerPage(result, { library, kind, lines: 10_000 }),
    least,
  )
