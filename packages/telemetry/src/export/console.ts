import { ExportResultCode, hrTimeToMilliseconds } from '@opentelemetry/core'
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import type { Logger } from 'pino'

/** OpenTelemetry's `console` for spans: a line for each. */
export const linesOfSpans = (log: Logger): SpanProcessor => ({
  onStart: () => {},
  onEnd: (span) => {
    const { name, kind, attributes, status, duration } = span
    const { traceId: trace_id, spanId: span_id } = span.spanContext()
    const told = { name, kind, status, attributes, duration_ms: hrTimeToMilliseconds(duration) }
    log.info({ trace_id, span_id, parent_id: span.parentSpanContext?.spanId, span: told }, 'span ended')
  },
  forceFlush: async () => {},
  shutdown: async () => {},
})

/** The same for metrics: a line for each push. */
export const linesOfMetrics = (log: Pick<Logger, 'info'>): PushMetricExporter => ({
  export: ({ scopeMetrics }, done) => {
    const metrics = scopeMetrics.flatMap((scope) =>
      scope.metrics.map(({ descriptor, dataPoints }) => ({
        name: descriptor.name,
        points: dataPoints.map(({ attributes, value }) => ({ attributes, value })),
      })),
    )
    log.info({ metrics }, 'metrics')
    done({ code: ExportResultCode.SUCCESS })
  },
  forceFlush: async () => {},
  shutdown: async () => {},
})
