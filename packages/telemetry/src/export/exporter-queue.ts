import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import type { BatchLimits } from '../settings/batch-limits.ts'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'
import { ExportQueue, type Fates } from './export-queue.ts'
import { exportBatch, exporterConfig } from './otlp-exporter.ts'

/** Sends spans through OpenTelemetry's exporters, which are loaded with the first batch. */
export const exporterQueue = (
  receiver: OtlpReceiver,
  limits: BatchLimits,
  fates: Fates,
): ExportQueue<ReadableSpan> => {
  let exporter: Promise<SpanExporter> | undefined
  return new ExportQueue<ReadableSpan>(
    {
      send: async (spans) => exportBatch(await (exporter ??= loadExporter(receiver)), [...spans]),
      stop: () => void exporter?.then((loaded) => loaded.shutdown()).catch(() => {}),
    },
    limits,
    fates,
  )
}

const loadExporter = async (receiver: OtlpReceiver): Promise<SpanExporter> => {
  const { OTLPTraceExporter } =
    receiver.protocol === 'http/protobuf'
      ? await import('@opentelemetry/exporter-trace-otlp-proto')
      : await import('@opentelemetry/exporter-trace-otlp-http')
  return new OTLPTraceExporter(exporterConfig(receiver))
}
