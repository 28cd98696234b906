import type { Instant } from '../promql/instant.ts'

/** What the person who is paged reads. Each text is one or two plain sentences. */
export interface Runbook {
  /** What the alert says of the world. */
  readonly meaning: string
  /** Who feels it, and how. */
  readonly impact: string
  /** Where to look first, in order. */
  readonly look: readonly Look[]
  /** What to do, in order. */
  readonly act: readonly string[]
}

/** A place to look: a sentence, with the query that shows it. Queries are checked like those of alerts. */
export type Look = string | { readonly see: string; readonly query: Instant }
