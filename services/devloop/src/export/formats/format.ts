import type { Row } from '../row.ts'

/** How rows are written. What it returns is bytes, see `eachLine`. */
export interface Format {
  readonly extension: string
  readonly contentType: string
  readonly head: string
  readonly row: (row: Row) => string
  /** What remains to be written at the end. */
  readonly tail: () => string
  /** Whether a receiver takes parts of it, and what one part is. */
  readonly parts?: 'lines' | 'documents'
}

export const formatNames = ['csv', 'json', 'influx', 'datadog'] as const
export type FormatName = (typeof formatNames)[number]
