import { ended, withinDeadline } from '../deadline.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'

/** Items that are sent together. */
export interface Batch<Item> {
  readonly size: number
  add(item: Item): void
}

/** Brings what it is given to a receiver. */
export interface Sender<Sent> {
  /** Rejects when the receiver has not taken all of it. */
  readonly send: (sent: Sent) => Promise<void>
  /** Ends what is under way. */
  readonly stop: () => void
}

export type DropReason = 'export_failed' | 'queue_full' | 'shutdown'

/** Who is told what became of the items. */
export interface Fates {
  /** An item came: it will be exported or dropped. */
  given(): void
  exported(items: number): void
  drop(items: number, reason: DropReason): void
  exportFailed(error: Error): void
}

export interface ExportRoute<Item, B extends Batch<Item>> {
  readonly newBatch: () => B
  readonly sender: Sender<B>
  readonly limits: BatchLimits
}

/**
 * Sends items from a bounded queue, one batch at a time. Each item it was given is exported, waiting, or counted as
 * dropped, once. It never throws, and its timers keep no process alive.
 */
export class ExportQueue<Item, B extends Batch<Item> = Batch<Item>> {
  readonly #route: ExportRoute<Item, B>
  readonly #fates: Fates
  /** The last one still takes items. */
  #batches: B[] = []
  /** How many items wait in them. */
  #waiting = 0
  /** How many items are in the batch under way. Whoever sets it to 0 accounts for them. */
  #underWay = 0
  #sending: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(route: ExportRoute<Item, B>, fates: Fates) {
    this.#route = route
    this.#fates = fates
  }

  add(item: Item): void {
    const { maxQueueSize, maxExportBatchSize } = this.#route.limits
    this.#fates.given()
    if (this.#stopped) return this.#fates.drop(1, 'shutdown')
    if (this.#waiting >= maxQueueSize) return this.#fates.drop(1, 'queue_full')
    let batch = this.#batches.at(-1)
    if (batch === undefined || batch.size >= maxExportBatchSize) {
      batch = this.#route.newBatch()
      this.#batches.push(batch)
    }
    batch.add(item)
    this.#waiting++
    if (this.#sending === undefined) this.#schedule()
  }

  /** Ends when no item waits any more: each is exported or dropped. */
  async flush(): Promise<void> {
    while (this.#waiting > 0 || this.#sending !== undefined) await this.#send()
  }

  /** Takes no more items and sends those that wait. What the deadline leaves is dropped. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopped = true
    await withinDeadline(this.flush(), deadlineMs)
    clearTimeout(this.#timer)
    const left = this.#waiting + this.#underWay
    this.#batches = []
    this.#waiting = 0
    this.#underWay = 0
    if (left > 0) this.#fates.drop(left, 'shutdown')
    this.#route.sender.stop()
  }

  #schedule(): void {
    const { maxExportBatchSize, scheduledDelayMillis } = this.#route.limits
    const justFull = this.#waiting === maxExportBatchSize
    if (this.#timer !== undefined && !justFull) return
    clearTimeout(this.#timer)
    const delay = this.#waiting >= maxExportBatchSize ? 0 : scheduledDelayMillis
    this.#timer = setTimeout(() => void this.#send(), delay).unref()
  }

  #send(): Promise<void> {
    return (this.#sending ??= this.#sendBatch().finally(() => {
      this.#sending = undefined
      if (this.#waiting > 0) this.#schedule()
    }))
  }

  async #sendBatch(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batch = this.#batches.shift()
    if (batch === undefined) return
    this.#waiting -= batch.size
    this.#underWay = batch.size
    const failure = await this.#failureOf(batch)
    if (this.#underWay === 0) return // The deadline of stop() has counted it already.
    this.#underWay = 0
    if (failure === undefined) return this.#fates.exported(batch.size)
    this.#fates.drop(batch.size, 'export_failed')
    this.#fates.exportFailed(failure)
  }

  /** The error of a failed export, undefined after a good one. */
  async #failureOf(batch: B): Promise<Error | undefined> {
    const { sender, limits } = this.#route
    const { exportTimeoutMillis } = limits
    try {
      const sent = ended(() => sender.send(batch))
      const inTime = await withinDeadline(sent, exportTimeoutMillis)
      return inTime ? undefined : new Error(`The receiver did not answer within ${exportTimeoutMillis} ms.`)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
