import type {
  MetricProducer,
  PeriodicExportingMetricReader,
  PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { exporterConfig } from '../../export/otlp-exporter.ts'
import type { MetricSettings } from '../../settings/metric-settings.ts'
import type { OtlpReceiver } from '../../settings/otlp-receiver.ts'

/** What is pushed, and who is told of a push that the receiver did not take. */
export interface Pushed {
  readonly producer: MetricProducer
  readonly failed: (error: unknown) => void
}

export interface MetricPush {
  /** Sends the metrics as they are now. Never rejects. */
  readonly flush: () => Promise<void>
  /** As `flush`, and sends no more. */
  readonly stop: () => Promise<void>
}

/** Pushes metrics to a receiver, when there is one. The libraries for it are loaded only then, beside the start. */
export const startMetricPush = (settings: MetricSettings, pushed: Pushed): MetricPush => {
  const { receiver } = settings
  if (receiver === undefined) return { flush: async () => {}, stop: async () => {} }
  const reader = startReader(receiver, settings, pushed).catch(pushed.failed)
  return {
    flush: async () => (await reader)?.forceFlush().catch(pushed.failed),
    stop: async () => (await reader)?.shutdown().catch(pushed.failed),
  }
}

const startReader = async (
  receiver: OtlpReceiver,
  { exportIntervalMillis, exportTimeoutMillis }: MetricSettings,
  { producer, failed }: Pushed,
): Promise<PeriodicExportingMetricReader> => {
  const { PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const { OTLPMetricExporter } = await otlp[receiver.protocol]()
  const exporter = new OTLPMetricExporter(exporterConfig(receiver))
  const reader = new PeriodicExportingMetricReader({
    exporter: telling(exporter, failed),
    exportIntervalMillis,
    exportTimeoutMillis,
  })
  reader.setMetricProducer(producer)
  return reader
}

const otlp = {
  'http/json': () => import('@opentelemetry/exporter-metrics-otlp-http'),
  'http/protobuf': () => import('@opentelemetry/exporter-metrics-otlp-proto'),
}

/** The same exporter, and every failure of it is told. */
const telling = (exporter: PushMetricExporter, failed: Pushed['failed']): PushMetricExporter => ({
  export: (metrics, done) =>
    exporter.export(metrics, (result) => {
      if (result.error !== undefined) failed(result.error)
      done(result)
    }),
  forceFlush: () => exporter.forceFlush(),
  shutdown: () => exporter.shutdown(),
})
