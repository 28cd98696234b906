import type { LogRecordProcessor } from '@opentelemetry/sdk-logs'
import type { Logger } from 'pino'

/** Makes lines of the log records that libraries emit through OpenTelemetry's API. */
export const linesOfRecords = (log: Logger): LogRecordProcessor => ({
  onEmit: ({ severityNumber = 0, body, attributes, eventName, instrumentationScope: { name } }) => {
    const message = typeof body === 'string' ? body : (eventName ?? '')
    log[levelOf(severityNumber)](
      { ...attributes, logger: name, ...(typeof body !== 'string' && body !== undefined && { body }) },
      message,
    )
  },
  forceFlush: async () => {},
  shutdown: async () => {},
})

/** Four numbers of OpenTelemetry for each level; a record without one is worth telling. */
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

const levelOf = (severity: number): (typeof levels)[number] =>
  severity === 0 ? 'info' : (levels[Math.floor((severity - 1) / 4)] ?? 'fatal')
