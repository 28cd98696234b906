import type { HrTime } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import type { Logger } from 'pino'

/** OpenTelemetry's `console` for spans: a line for each. */
export const linesOfSpans = (log: Logger): SpanProcessor => ({
  onStart: () => {},
  onEnd: (span) => {
    const { name, kind, attributes, status, duration } = span
    const { traceId: trace_id, spanId: span_id } = span.spanContext()
    const told = { name, kind, status, attributes, duration_ms: millisecondsOf(duration) }
    log.info({ trace_id, span_id, parent_id: span.parentSpanContext?.spanId, span: told }, 'span ended')
  },
  forceFlush: async () => {},
  shutdown: async () => {},
})

const millisecondsOf = ([seconds, nanos]: HrTime): number => seconds * 1e3 + nanos / 1e6
