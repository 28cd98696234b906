import { isSpanContextValid, trace } from '@opentelemetry/api'
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'
import type { Settings } from '../settings/read-settings.ts'
import { serializeError } from './error-serializer.ts'

/** One JSON line for each call, with the ids of the active span. */
export const createLogger = (
  service: string,
  level: Settings['lineLevel'],
  stream: DestinationStream,
): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: activeSpanIds,
      serializers: { err: (error) => serializeError(error), error: (error) => serializeError(error) },
      hooks: {
        // A getter that throws inside a logged object must not reach the code that logs.
        logMethod(args, write) {
          try {
            write.apply(this, args)
          } catch (err) {
            write.call(this, { err }, 'a log line could not be written: reading one of its values threw')
          }
        },
      },
    },
    stream,
  )

const activeSpanIds = (): object => {
  const span = trace.getActiveSpan()?.spanContext()
  return span !== undefined && isSpanContextValid(span)
    ? { trace_id: span.traceId, span_id: span.spanId }
    : {}
}
