import type { Resource } from '@opentelemetry/resources'
import { ExportQueue, type DropReason, type Fates } from '../../export/export-queue.ts'
import type { LogSettings } from '../../settings/log-settings.ts'
import { LineBatch } from './line-batch.ts'
import { logRecordSender } from './log-record-sender.ts'

/** Lines on their way to a receiver, besides standard output. */
export interface LogRecords {
  /** Takes one or several lines, each with its end. */
  readonly add: (lines: string) => void
  readonly flush: () => Promise<void>
  readonly stop: (deadlineMs: number) => Promise<void>
}

/** Characters of a line that is sent. The queue is bounded in lines: longer ones could fill the memory. */
const longest = 64 * 1024

export interface RecordFates extends Fates {
  drop(records: number, reason: DropReason | 'too_long'): void
}

export const startLogRecords = (
  settings: LogSettings,
  resource: Resource,
  fates: RecordFates,
): LogRecords => {
  const { receiver, limits, batch } = settings
  if (receiver === undefined) return none
  const sender = logRecordSender(receiver, { resource, limits })
  const queue = new ExportQueue({ newBatch: () => new LineBatch(), sender, limits: batch }, fates)
  return {
    add: (lines) => {
      for (const line of linesOf(lines)) {
        if (line.length > longest) fates.drop(1, 'too_long')
        else queue.add(line)
      }
    },
    flush: () => queue.flush(),
    stop: (deadlineMs) => queue.stop(deadlineMs),
  }
}

/** Nearly always it is one. */
const linesOf = (lines: string): readonly string[] =>
  lines.indexOf('\n') === lines.length - 1 ? [lines] : lines.split('\n').slice(0, -1)

const none: LogRecords = { add: () => {}, flush: async () => {}, stop: async () => {} }
