import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import type { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'
import { suppressTracing } from '../traces/suppressed-tracing.ts'

type ExporterConfig = NonNullable<ConstructorParameters<typeof OTLPLogExporter>[0]>

/** What OpenTelemetry's exporters of any signal are made with, to send to a receiver. */
export const exporterConfig = ({
  url,
  timeoutMillis,
  headers,
  compression,
  tls,
}: OtlpReceiver): ExporterConfig => {
  const config: object = {
    url,
    timeoutMillis,
    headers,
    compression,
    httpAgentOptions: { keepAlive: true, ...tls },
  }
  return config // its enum of compressions has the same words
}

interface Exporter<Batch> {
  export(batch: Batch, done: (result: Result) => void): void
}

/** As the `ExportResult` of `@opentelemetry/core`, which a service that sends nothing would load for its enum. */
interface Result {
  readonly code: number
  readonly error?: Error
}

/** Rejects when the export has failed. The exporter's own requests make no spans. */
export const exportBatch = <Batch>(exporter: Exporter<Batch>, batch: Batch): Promise<void> =>
  new Promise((resolve, reject) => {
    context.with(suppressTracing(ROOT_CONTEXT), () =>
      exporter.export(batch, ({ code, error }) =>
        code === success ? resolve() : reject(error ?? new Error('The export failed.')),
      ),
    )
  })

/** `ExportResultCode.SUCCESS` */
const success = 0
