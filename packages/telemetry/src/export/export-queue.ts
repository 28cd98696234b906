import { ended, withinDeadline } from '../deadline.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'

/** Brings a batch to its receiver. */
export interface Sender<Item> {
  /** Rejects when the receiver has not taken them all. */
  send(batch: readonly Item[]): Promise<void>
  /** Ends what is under way. */
  stop(): void
}

export type DropReason = 'export_failed' | 'queue_full' | 'shutdown'

/** Who is told what became of the items. */
export interface Fates {
  dropped(items: number, reason: DropReason): void
  exportFailed(error: Error): void
}

/**
 * Sends items from a bounded queue, one batch at a time. Each item it was given is exported, waiting, or counted as
 * dropped, once. It never throws, and its timers keep no process alive.
 */
export class ExportQueue<Item> {
  readonly #sender: Sender<Item>
  readonly #limits: BatchLimits
  readonly #fates: Fates
  #waiting: Item[] = []
  /** The batch under way. Whoever takes it from here accounts for its items. */
  #batch: readonly Item[] = []
  #sending: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(sender: Sender<Item>, limits: BatchLimits, fates: Fates) {
    this.#sender = sender
    this.#limits = limits
    this.#fates = fates
  }

  add(item: Item): void {
    if (this.#stopped) return this.#fates.dropped(1, 'shutdown')
    if (this.#waiting.length >= this.#limits.maxQueueSize) return this.#fates.dropped(1, 'queue_full')
    this.#waiting.push(item)
    if (this.#sending === undefined) this.#schedule()
  }

  /** Ends when no item waits any more: each is exported or dropped. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#sending !== undefined) await this.#send()
  }

  /** Takes no more items and sends those that wait. What the deadline leaves is dropped. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopped = true
    await withinDeadline(this.flush(), deadlineMs)
    clearTimeout(this.#timer)
    const left = this.#waiting.length + this.#batch.length
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
    if (failure === undefined) return
    this.#fates.dropped(batch.length, 'export_failed')
    this.#fates.exportFailed(failure)
  }

  /** The error of a failed export, undefined after a good one. */
  async #failureOf(batch: readonly Item[]): Promise<Error | undefined> {
    const { exportTimeoutMillis } = this.#limits
    try {
      const inTime = await withinDeadline(
        ended(() => this.#sender.send(batch)),
        exportTimeoutMillis,
      )
      return inTime ? undefined : new Error(`The receiver did not answer within ${exportTimeoutMillis} ms.`)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
