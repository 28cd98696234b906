import type { MetricProducer, ResourceMetrics } from '@opentelemetry/sdk-metrics'
import type { MetricSettings } from '../../settings/metric-settings.ts'

/** What is pushed, and who hears of it. */
export interface Pushed {
  readonly producer: MetricProducer
  /** Told of each push that the receiver did not take. */
  readonly failed: (error: unknown) => void
  /** Writes the metrics as a line, where somebody wants them on the console. */
  readonly writeLine: (metrics: ResourceMetrics) => void
}

export interface MetricPush {
  /** Sends the metrics as they are now. Never rejects. */
  readonly flush: () => Promise<void>
  /** As `flush`, and sends no more. */
  readonly stop: () => Promise<void>
}

/** Pushes metrics where somebody wants them. The libraries for it are loaded only then, beside the start. */
export const startMetricPush = (settings: MetricSettings, pushed: Pushed): MetricPush => {
  if (settings.receiver === undefined && !settings.console) return nothing
  const started = import('./push-readers.ts')
    .then(({ startPushReaders }) => startPushReaders(settings, pushed))
    .catch((error: unknown) => {
      pushed.failed(error)
      return []
    })
  const each = async (work: (reader: PushReader) => Promise<void>): Promise<void> => {
    await Promise.all((await started).map((reader) => work(reader).catch(pushed.failed)))
  }
  return {
    flush: () => each((reader) => reader.forceFlush()),
    stop: () => each((reader) => reader.shutdown()),
  }
}

/** A reader of OpenTelemetry's that sends what it reads. */
export interface PushReader {
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
}

const nothing: MetricPush = { flush: async () => {}, stop: async () => {} }
