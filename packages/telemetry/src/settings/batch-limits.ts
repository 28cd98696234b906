import type { Reading } from './reading.ts'
import type { Variable } from './variable.ts'

export interface BatchLimits {
  readonly maxQueueSize: number
  readonly maxExportBatchSize: number
  readonly scheduledDelayMillis: number
  readonly exportTimeoutMillis: number
}

type BatchVariables = { readonly [Limit in keyof BatchLimits]: Variable<number> }

/** A batch is never larger than the queue. */
export const batchOf = (
  { maxQueueSize, maxExportBatchSize, scheduledDelayMillis, exportTimeoutMillis }: BatchVariables,
  read: Reading['read'],
): BatchLimits => ({
  maxQueueSize: read(maxQueueSize),
  maxExportBatchSize: Math.min(read(maxExportBatchSize), read(maxQueueSize)),
  scheduledDelayMillis: read(scheduledDelayMillis),
  exportTimeoutMillis: read(exportTimeoutMillis),
})
