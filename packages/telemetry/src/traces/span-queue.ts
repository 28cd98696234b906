import { ended, withinDeadline } from '../deadline.ts'
import type { SpanLoss } from '../metrics/losses.ts'
import type { RecordedSpan } from './recorded-span.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'

/** Brings finished spans to their receiver. */
export interface SpanSender {
  /** Rejects when the receiver has not taken them all. */
  send(spans: readonly RecordedSpan[]): Promise<void>
  /** Ends what is under way. */
  stop(): void
}

/** Who is told what became of spans. */
export interface SpanFates {
  exported(spans: number): void
  dropped(spans: number, reason: SpanLoss): void
  exportFailed(error: Error): void
}

/**
 * Sends finished spans from a bounded queue, one batch at a time. Each span it was given is exported, waiting, or
 * counted as dropped, once. It never throws, and its timers keep no process alive.
 */
export class SpanQueue {
  readonly #sender: SpanSender
  readonly #limits: BatchLimits
  readonly #fates: SpanFates
  #waiting: RecordedSpan[] = []
  /** The batch under way. Whoever takes it from here accounts for its spans. */
  #batch: readonly RecordedSpan[] = []
  #sending: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(sender: SpanSender, limits: BatchLimits, fates: SpanFates) {
    this.#sender = sender
    this.#limits = limits
    this.#fates = fates
  }

  /** How many spans are neither exported nor dropped. */
  get length(): number {
    return this.#waiting.length + this.#batch.length
  }

  add(span: RecordedSpan): void {
    if (this.#stopped) return this.#fates.dropped(1, 'shutdown')
    if (this.#waiting.length >= this.#limits.maxQueueSize) return this.#fates.dropped(1, 'queue_full')
    this.#waiting.push(span)
    if (this.#sending === undefined) this.#schedule()
  }

  /** Ends when no span waits any more: each is exported or dropped. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#sending !== undefined) await this.#send()
  }

  /** Takes no more spans and sends those that wait. What the deadline leaves is dropped. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopped = true
    await withinDeadline(this.flush(), deadlineMs)
    clearTimeout(this.#timer)
    const left = this.length
    this.#waiting = []
    this.#batch = []
    if (left > 0) this.#fates.dropped(left, 'shutdown')
    this.#sender.stop()
  }

  #schedule(): void {
    const { maxExportBatchSize, scheduledDelayMillis } = this.#limits
    const justFull = this.#waiting.length === maxExportBatchSize
    if (this.#timer !== undefined && !justFull) return
    clearTimeout(this.#timer)
    const delay = this.#waiting.length >= maxExportBatchSize ? 0 : scheduledDelayMillis
    this.#timer = setTimeout(() => void this.#send(), delay).unref()
  }

  #send(): Promise<void> {
    return (this.#sending ??= this.#sendBatch().finally(() => {
      this.#sending = undefined
      if (this.#waiting.length > 0) this.#schedule()
    }))
  }

  async #sendBatch(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batch = this.#waiting.splice(0, this.#limits.maxExportBatchSize)
    if (batch.length === 0) return
    this.#batch = batch
    const failure = await this.#failureOf(batch)
    if (this.#batch !== batch) return // The deadline of stop() has counted it already.
    this.#batch = []
    if (failure === undefined) return this.#fates.exported(batch.length)
    this.#fates.dropped(batch.length, 'export_failed')
    this.#fates.exportFailed(failure)
  }

  /** The error of a failed export, undefined after a good one. */
  async #failureOf(batch: readonly RecordedSpan[]): Promise<Error | undefined> {
    const { exportTimeoutMillis } = this.#limits
    try {
      const inTime = await withinDeadline(ended(() => this.#sender.send(batch)), exportTimeoutMillis)
      return inTime ? undefined : new Error(`The receiver did not answer within ${exportTimeoutMillis} ms.`)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
