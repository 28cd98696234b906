import type {
  MetricProducer,
  PeriodicExportingMetricReader,
  PushMetricExporter,
} from '@opentelemetry/sdk-metrics'

/** Where metrics are pushed to, and how often. */
export interface PushSettings {
  readonly receiver: PushReceiver | undefined
  readonly exportIntervalMillis: number
  readonly exportTimeoutMillis: number
}

/** A receiver of OTLP over HTTP. */
export interface PushReceiver {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMillis: number
}

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
export const startMetricPush = (settings: PushSettings, pushed: Pushed): MetricPush => {
  const { receiver } = settings
  if (receiver === undefined) return { flush: async () => {}, stop: async () => {} }
  const reader = startReader(receiver, settings, pushed).catch(pushed.failed)
  return {
    flush: async () => (await reader)?.forceFlush().catch(pushed.failed),
    stop: async () => (await reader)?.shutdown().catch(pushed.failed),
  }
}

const startReader = async (
  { url, headers, timeoutMillis }: PushReceiver,
  { exportIntervalMillis, exportTimeoutMillis }: PushSettings,
  { producer, failed }: Pushed,
): Promise<PeriodicExportingMetricReader> => {
  const { PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http')
  const exporter = new OTLPMetricExporter({ url, headers: { ...headers }, timeoutMillis })
  const reader = new PeriodicExportingMetricReader({
    exporter: telling(exporter, failed),
    exportIntervalMillis,
    exportTimeoutMillis: Math.min(exportTimeoutMillis, exportIntervalMillis),
  })
  reader.setMetricProducer(producer)
  return reader
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
