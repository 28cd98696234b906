import type { Output } from '../output.ts'
import type { Row } from '../row.ts'
import type { UsualRun } from '../usual-run.ts'

/** How rows are written. What it returns is bytes, see `eachLine`. */
export interface Format {
  readonly extension: string
  readonly contentType: string
  readonly head: string
  readonly row: (row: Row) => string
  /**
   * Writes the same of a run that needs no reading: all it copies must be no longer than the line and `mostBeside`. Absent
   * where that is not enough.
   */
  readonly run?: (run: UsualRun, to: Output) => void
  /** What remains to be written at the end. */
  readonly tail: () => string
  /** Whether a receiver takes parts of it, and what one part is. */
  readonly parts?: 'lines' | 'documents'
}

/** So many bytes a format may write of a run that do not stand in its line. */
export const mostBeside = 256

export const formatNames = ['csv', 'json', 'influx', 'datadog'] as const
export type FormatName = (typeof formatNames)[number]
