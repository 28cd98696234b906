import type { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http'
import type { Sender } from '../../export/export-queue.ts'
import { exportBatch, exporterConfig } from '../../export/otlp-exporter.ts'
import type { OtlpReceiver } from '../../settings/otlp-receiver.ts'
import type { LineBatch } from './line-batch.ts'
import { logRecordOf, type RecordContext } from './log-record.ts'

/** Sends lines as log records. What that takes is loaded with the first batch: a service that sends none never pays. */
export const logRecordSender = (receiver: OtlpReceiver, context: RecordContext): Sender<LineBatch> => {
  let exporter: Promise<OTLPLogExporter> | undefined
  return {
    send: async ({ lines }) => {
      exporter ??= loadExporter(receiver)
      const records = lines.map((line) => logRecordOf(line, context))
      await exportBatch(await exporter, records)
    },
    stop: () => void exporter?.then((loaded) => loaded.shutdown()).catch(() => {}),
  }
}

const loadExporter = async (receiver: OtlpReceiver): Promise<OTLPLogExporter> => {
  const exporters =
    receiver.protocol === 'http/protobuf'
      ? await import('@opentelemetry/exporter-logs-otlp-proto')
      : await import('@opentelemetry/exporter-logs-otlp-http')
  return new exporters.OTLPLogExporter(exporterConfig(receiver))
}
