import type { Resource } from '@opentelemetry/resources'
import { ExportQueue, type Fates } from '../export/export-queue.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'
import { httpSender } from './otlp/http-sender.ts'
import { jsonEncoding } from './otlp/json-encoding.ts'
import { protobufEncoding } from './otlp/protobuf-encoding.ts'
import { SpanBatch } from './otlp/span-batch.ts'
import type { RecordedSpan } from './recorded-span.ts'
import { followWallClock } from './span-clock.ts'

export type SpanQueue = ExportQueue<RecordedSpan, SpanBatch>

export interface SpanRoute {
  readonly receiver: OtlpReceiver
  readonly limits: BatchLimits
  readonly resource: Resource
}

/** Finished spans on their way to a receiver. */
export const spanQueue = ({ receiver, limits, resource }: SpanRoute, fates: Fates): SpanQueue => {
  const encoding = receiver.protocol === 'http/protobuf' ? protobufEncoding : jsonEncoding
  const { send, stop } = httpSender(receiver, encoding.contentType)
  const sender = {
    send: (batch: SpanBatch) => {
      followWallClock()
      return send(batch.body(resource))
    },
    stop,
  }
  const newBatch = () => new SpanBatch(encoding, limits.maxExportBatchSize)
  return new ExportQueue({ newBatch, sender, limits }, fates)
}
