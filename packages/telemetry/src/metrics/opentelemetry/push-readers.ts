import { ExportResultCode } from '@opentelemetry/core'
import {
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import { ended, withinDeadline } from '../../deadline.ts'
import { exportBatch, exporterConfig } from '../../export/otlp-exporter.ts'
import type { MetricSettings } from '../../settings/metric-settings.ts'
import type { OtlpReceiver } from '../../settings/otlp-receiver.ts'
import type { Pushed, PushReader } from './metric-push.ts'

/** One reader for each place where metrics are wanted. */
export const startPushReaders = async (
  { receiver, console, exportIntervalMillis, exportTimeoutMillis }: MetricSettings,
  { producer, failed, writeLine }: Pushed,
): Promise<readonly PushReader[]> => {
  const exporters = [
    ...(receiver === undefined ? [] : [telling(await exporterTo(receiver), { failed, exportTimeoutMillis })]),
    ...(console ? [lineExporter(writeLine)] : []),
  ]
  return exporters.map((exporter) => {
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, exportTimeoutMillis })
    reader.setMetricProducer(producer)
    return reader
  })
}

const exporterTo = async (receiver: OtlpReceiver): Promise<PushMetricExporter> => {
  const { OTLPMetricExporter } = await otlp[receiver.protocol]()
  return new OTLPMetricExporter(exporterConfig(receiver))
}

const otlp = {
  'http/json': () => import('@opentelemetry/exporter-metrics-otlp-http'),
  'http/protobuf': () => import('@opentelemetry/exporter-metrics-otlp-proto'),
}

interface Told extends Pick<Pushed, 'failed'> {
  readonly exportTimeoutMillis: number
}

/**
 * The same exporter for a reader that is not kept waiting: that a push fails or takes too long is told here, and not by
 * the reader in an error line each.
 */
const telling = (exporter: PushMetricExporter, { failed, exportTimeoutMillis }: Told): PushMetricExporter => {
  let pushed = Promise.resolve()
  return {
    export: (metrics, done) => {
      pushed = pushed.then(() => push(exporter, metrics, exportTimeoutMillis)).catch(failed)
      done({ code: ExportResultCode.SUCCESS })
    },
    forceFlush: async () => {
      await pushed
      await exporter.forceFlush()
    },
    shutdown: () => exporter.shutdown(),
  }
}

const push = async (
  exporter: PushMetricExporter,
  metrics: ResourceMetrics,
  deadlineMs: number,
): Promise<void> => {
  const sent = ended(() => exportBatch(exporter, metrics))
  const inTime = await withinDeadline(sent, deadlineMs)
  if (!inTime) throw new Error(`The receiver did not answer within ${deadlineMs} ms.`)
}

const lineExporter = (writeLine: Pushed['writeLine']): PushMetricExporter => ({
  export: (metrics, done) => {
    writeLine(metrics)
    done({ code: ExportResultCode.SUCCESS })
  },
  forceFlush: async () => {},
  shutdown: async () => {},
})
