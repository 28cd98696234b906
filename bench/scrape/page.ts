import { join } from 'node:path'
import type { Owner } from '../command/rounds.ts'

export const sizes = [1_000, 10_000, 100_000] as const
export const kinds = ['counters', 'histogram lines'] as const
export type PageKind = (typeof kinds)[number]

/** One page that is scraped: so many lines of one kind, kept by one library. */
export interface Page {
  readonly name: string
  readonly library: string
  readonly of: Owner
  readonly kind: PageKind
  readonly lines: number
  /** What the scraper says it takes; without it, Prometheus' plain text. */
  readonly accept?: string
  /** A module with the function `fill`. */
  readonly file: string
}

/** What each module gives for a page. */
export interface Filled {
  /** Changes a tenth of the values, as happens between two scrapes. */
  readonly change: () => void
  /** Makes the page as it goes over the wire. */
  readonly write: () => Promise<Buffer>
  /** Serves it at `/metrics` as the library's users do; resolves to the port. */
  readonly serve: () => Promise<number>
}

export type Fill = (page: Page) => Promise<Filled>

export const ours = 'Octoscope'
export const exporter = 'OTel PrometheusExporter'
export const promClient = 'prom-client'

const openMetrics = 'application/openmetrics-text;version=1.0.0'

interface Library {
  readonly library: string
  readonly of: Owner
  readonly file: string
  readonly accept?: string
}

const peer = (file: string): string => join(import.meta.dirname, '../peers/scrape', file)

const libraries: readonly Library[] = [
  { library: ours, of: 'ours', file: join(import.meta.dirname, 'ours.ts') },
  {
    library: `${ours}, OpenMetrics`,
    of: 'ours',
    file: join(import.meta.dirname, 'ours.ts'),
    accept: openMetrics,
  },
  { library: exporter, of: 'peer', file: peer('otel.mjs') },
  ...[promClient, '@prometheus-io/client', '@platformatic/prom-client'].map((library): Library => ({
    library,
    of: 'peer',
    file: peer('prom-client.mjs'),
  })),
]

export const pages: readonly Page[] = kinds.flatMap((kind) =>
  sizes.flatMap((lines) =>
    libraries.map((each) => ({ ...each, kind, lines, name: `${each.library}, ${lines} ${kind}` })),
  ),
)
