import type { Resource } from '@opentelemetry/resources'
import { ended, withinDeadline } from '../deadline.ts'
import type { OtlpEncoding } from './otlp/encoding.ts'
import { SpanBatch } from './otlp/span-batch.ts'
import type { RecordedSpan } from './recorded-span.ts'
import type { SpanAccounts } from './span-accounts.ts'
import { followWallClock } from './span-clock.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'

/** Brings the body of a request to a receiver. */
export interface Sender {
  /** Rejects when the receiver has not taken it. */
  send(body: readonly Buffer[]): Promise<void>
  /** Ends what is under way. */
  stop(): void
}

export interface SpanRoute {
  readonly encoding: OtlpEncoding
  readonly resource: Resource
  readonly sender: Sender
  readonly limits: BatchLimits
}

/**
 * Sends finished spans from a bounded queue, one batch at a time. Each span it was given is exported, waiting, or
 * counted as dropped, once. It never throws, and its timers keep no process alive.
 */
export class SpanQueue {
  readonly #route: SpanRoute
  readonly #accounts: SpanAccounts
  /** The last one still takes spans. */
  #batches: SpanBatch[] = []
  /** How many spans wait in them. */
  #waiting = 0
  /** How many spans are in the batch under way. Whoever sets it to 0 accounts for them. */
  #underWay = 0
  #sending: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(route: SpanRoute, accounts: SpanAccounts) {
    this.#route = route
    this.#accounts = accounts
  }

  /** How many spans are neither exported nor dropped. */
  get length(): number {
    return this.#waiting + this.#underWay
  }

  add(span: RecordedSpan): void {
    const { maxQueueSize, maxExportBatchSize } = this.#route.limits
    this.#accounts.ended()
    if (this.#stopped) return this.#accounts.drop(1, 'shutdown')
    if (this.#waiting >= maxQueueSize) return this.#accounts.drop(1, 'queue_full')
    let batch = this.#batches.at(-1)
    if (batch === undefined || batch.size >= maxExportBatchSize) {
      batch = new SpanBatch(this.#route.encoding, maxExportBatchSize)
      this.#batches.push(batch)
    }
    batch.add(span)
    this.#waiting++
    if (this.#sending === undefined) this.#schedule()
  }

  /** Ends when no span waits any more: each is exported or dropped. */
  async flush(): Promise<void> {
    while (this.#waiting > 0 || this.#sending !== undefined) await this.#send()
  }

  /** Takes no more spans and sends those that wait. What the deadline leaves is dropped. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopped = true
    await withinDeadline(this.flush(), deadlineMs)
    clearTimeout(this.#timer)
    const left = this.length
    this.#batches = []
    this.#waiting = 0
    this.#underWay = 0
    if (left > 0) this.#accounts.drop(left, 'shutdown')
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
    followWallClock()
    this.#waiting -= batch.size
    this.#underWay = batch.size
    const failure = await this.#failureOf(batch)
    if (this.#underWay === 0) return // The deadline of stop() has counted it already.
    this.#underWay = 0
    if (failure === undefined) return this.#accounts.exported(batch.size)
    this.#accounts.drop(batch.size, 'export_failed')
    this.#accounts.exportFailed(failure)
  }

  /** The error of a failed export, undefined after a good one. */
  async #failureOf(batch: SpanBatch): Promise<Error | undefined> {
    const { sender, resource, limits } = this.#route
    const { exportTimeoutMillis } = limits
    try {
      const sent = ended(() => sender.send(batch.body(resource)))
      const inTime = await withinDeadline(sent, exportTimeoutMillis)
      return inTime ? undefined : new Error(`The receiver did not answer within ${exportTimeoutMillis} ms.`)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}
