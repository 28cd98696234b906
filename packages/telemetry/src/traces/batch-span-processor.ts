import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import { ExportResultCode, suppressTracing, type ExportResult } from '@opentelemetry/core'
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace'
import type { SpanLoss } from '../metrics/losses.ts'
import { withinDeadline } from '../deadline.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'

/** Who is told of spans that do not arrive. */
export interface SpanLosses {
  dropped(spans: number, reason: SpanLoss): void
  exportFailed(error: Error): void
}

/**
 * Sends finished spans from a bounded queue, one batch at a time. Each span it was given is exported, waiting, or
 * counted as dropped, once. It never throws, and its timers keep no process alive.
 */
export class BatchSpanProcessor implements SpanProcessor {
  readonly #exporter: SpanExporter
  readonly #limits: BatchLimits
  readonly #losses: SpanLosses
  #queue: ReadableSpan[] = []
  /** The batch under way. Whoever takes it from here accounts for its spans. */
  #batch: readonly ReadableSpan[] = []
  #sending: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(exporter: SpanExporter, limits: BatchLimits, losses: SpanLosses) {
    this.#exporter = exporter
    this.#limits = limits
    this.#losses = losses
  }

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    if (this.#stopped) return this.#losses.dropped(1, 'shutdown')
    if (this.#queue.length >= this.#limits.maxQueueSize) return this.#losses.dropped(1, 'queue_full')
    this.#queue.push(span)
    this.#schedule()
  }

  /** Ends when no span waits any more: each is exported or dropped. */
  async forceFlush(): Promise<void> {
    while (this.#queue.length > 0 || this.#sending !== undefined) await this.#send()
  }

  shutdown(): Promise<void> {
    return this.stop(this.#limits.exportTimeoutMillis)
  }

  /** Takes no more spans and sends those that wait. What the deadline leaves is dropped. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopped = true
    await withinDeadline(this.forceFlush(), deadlineMs)
    clearTimeout(this.#timer)
    const left = this.#queue.length + this.#batch.length
    this.#queue = []
    this.#batch = []
    if (left > 0) this.#losses.dropped(left, 'shutdown')
  }

  #schedule(): void {
    if (this.#sending !== undefined) return
    const { maxExportBatchSize, scheduledDelayMillis } = this.#limits
    const justFull = this.#queue.length === maxExportBatchSize
    if (this.#timer !== undefined && !justFull) return
    clearTimeout(this.#timer)
    const delay = this.#queue.length >= maxExportBatchSize ? 0 : scheduledDelayMillis
    this.#timer = setTimeout(() => void this.#send(), delay).unref()
  }

  #send(): Promise<void> {
    return (this.#sending ??= this.#sendBatch().finally(() => {
      this.#sending = undefined
      if (this.#queue.length > 0) this.#schedule()
    }))
  }

  async #sendBatch(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batch = this.#queue.splice(0, this.#limits.maxExportBatchSize)
    if (batch.length === 0) return
    this.#batch = batch
    const failure = await this.#export(batch)
    if (this.#batch !== batch) return // The deadline of stop() has counted it already.
    this.#batch = []
    if (failure === undefined) return
    this.#losses.dropped(batch.length, 'export_failed')
    this.#losses.exportFailed(failure)
  }

  /** The error of a failed export, undefined after a good one. */
  async #export(batch: ReadableSpan[]): Promise<Error | undefined> {
    const { exportTimeoutMillis } = this.#limits
    try {
      const result = await withinDeadline(this.#answer(batch), exportTimeoutMillis)
      if (result === undefined)
        return new Error(`The receiver did not answer within ${exportTimeoutMillis} ms.`)
      return result.code === ExportResultCode.SUCCESS
        ? undefined
        : (result.error ?? new Error('The export failed.'))
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  /** The exporter's own requests make no spans. */
  #answer(batch: ReadableSpan[]): Promise<ExportResult> {
    return new Promise((resolve) => {
      context.with(suppressTracing(ROOT_CONTEXT), () => this.#exporter.export(batch, resolve))
    })
  }
}
