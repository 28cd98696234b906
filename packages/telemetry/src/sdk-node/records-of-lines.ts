import { ROOT_CONTEXT, trace } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import { LoggerProvider, type LogRecordProcessor } from '@opentelemetry/sdk-logs'
import { logRecordOf } from '../logs/records/log-record.ts'
import type { Extension } from '../telemetry.ts'

const limits = { attributeCountLimit: Infinity, attributeValueLengthLimit: Infinity }

/** Gives each line of a service to processors, as a log record. What they throw harms nobody. */
export const recordsOfLines = (resource: Resource, processors: LogRecordProcessor[]): Extension => {
  if (processors.length === 0) return { flush: async () => {}, stop: async () => {} }
  const provider = new LoggerProvider({ resource, processors })
  const logger = provider.getLogger('@octoscope/telemetry')
  const emit = (line: string): void => {
    const { hrTime, spanContext, ...record } = logRecordOf(line, { resource, limits })
    const context = spanContext === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, spanContext)
    logger.emit({ ...record, timestamp: hrTime, context })
  }
  return {
    lines: (lines) => {
      try {
        for (const line of lines.trimEnd().split('\n')) emit(line)
      } catch {
        // The line stands on standard output all the same.
      }
    },
    flush: () => provider.forceFlush(),
    stop: () => provider.shutdown(),
  }
}
