import { ExportResultCode } from '@opentelemetry/core'
import type {
  MetricProducer,
  PeriodicExportingMetricReader,
  PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import type { Logger } from 'pino'
import { linesOfMetrics } from '../../export/console.ts'
import { exporterConfig } from '../../export/otlp-exporter.ts'
import type { MetricSettings } from '../../settings/metric-settings.ts'
import type { OtlpReceiver } from '../../settings/otlp-receiver.ts'

/** What is pushed, and who is told of a push that the receiver did not take. */
export interface Pushed {
  readonly producer: MetricProducer
  readonly failed: (error: unknown) => void
  readonly log: Pick<Logger, 'info'>
}

export interface MetricPush {
  /** Sends the metrics as they are now. Never rejects. */
  readonly flush: () => Promise<void>
  /** As `flush`, and sends no more. */
  readonly stop: () => Promise<void>
}

/** Pushes metrics to a receiver and into lines, where settings say so. The libraries for it are loaded only then. */
export const startMetricPush = (settings: MetricSettings, pushed: Pushed): MetricPush => {
  const { receiver, console } = settings
  const exporters = [
    ...(receiver === undefined ? [] : [loadExporter(receiver)]),
    ...(console ? [Promise.resolve(linesOfMetrics(pushed.log))] : []),
  ]
  const readers = exporters.map((exporter) => startReader(exporter, settings, pushed).catch(pushed.failed))
  const each = async (work: (reader: PeriodicExportingMetricReader) => Promise<void>): Promise<void> => {
    for (const reader of await Promise.all(readers)) {
      if (reader !== undefined) await work(reader).catch(pushed.failed)
    }
  }
  return {
    flush: () => each((reader) => reader.forceFlush()),
    stop: () => each((reader) => reader.shutdown()),
  }
}

const startReader = async (
  exporter: Promise<PushMetricExporter>,
  { exportIntervalMillis, exportTimeoutMillis }: MetricSettings,
  { producer, failed }: Pushed,
): Promise<PeriodicExportingMetricReader> => {
  const { PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics')
  const reader = new PeriodicExportingMetricReader({
    exporter: telling(await exporter, failed),
    exportIntervalMillis,
    exportTimeoutMillis,
  })
  reader.setMetricProducer(producer)
  return reader
}

const loadExporter = async (receiver: OtlpReceiver): Promise<PushMetricExporter> => {
  const { OTLPMetricExporter } = await otlp[receiver.protocol]()
  return new OTLPMetricExporter(exporterConfig(receiver))
}

const otlp = {
  'http/json': () => import('@opentelemetry/exporter-metrics-otlp-http'),
  'http/protobuf': () => import('@opentelemetry/exporter-metrics-otlp-proto'),
}

/** The same exporter, and every failure of it is told: once, so the reader does not learn of it. */
const telling = (exporter: PushMetricExporter, failed: Pushed['failed']): PushMetricExporter => ({
  export: (metrics, done) =>
    exporter.export(metrics, ({ error }) => {
      if (error !== undefined) failed(error)
      done({ code: ExportResultCode.SUCCESS })
    }),
  forceFlush: () => exporter.forceFlush(),
  shutdown: () => exporter.shutdown(),
})
