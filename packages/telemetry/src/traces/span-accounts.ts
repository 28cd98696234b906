import type { Logger } from 'pino'
import type { SpanLoss } from '../metrics/losses.ts'
import type { SelfTelemetry } from '../metrics/self-telemetry.ts'

const quietMs = 30_000

/**
 * What becomes of each span that is to be sent. At any moment as many have ended as are exported, dropped and queued
 * together. An outage costs at most one log line in 30 s, however long it is.
 */
export class SpanAccounts {
  readonly #self: SelfTelemetry
  readonly #log: Logger
  readonly #now: () => number
  #lastLine = -Infinity
  #ended = 0
  #exported = 0
  readonly #dropped = { queue_full: 0, export_failed: 0, shutdown: 0 } satisfies Record<SpanLoss, number>
  #toldDropped = 0

  constructor(self: SelfTelemetry, log: Logger, now = () => performance.now()) {
    this.#self = self
    this.#log = log
    this.#now = now
    this.tell()
  }

  get dropped(): number {
    const { queue_full, export_failed, shutdown } = this.#dropped
    return queue_full + export_failed + shutdown
  }

  /** A span that will be exported or dropped. */
  ended(): void {
    this.#ended++
  }

  exported(spans: number): void {
    this.#exported += spans
  }

  drop(spans: number, reason: SpanLoss): void {
    this.#dropped[reason] += spans
  }

  exportFailed(err: Error): void {
    this.#self.exportFailures.add(1, { signal: 'traces' })
    if (this.#now() - this.#lastLine < quietMs) return
    this.#lastLine = this.#now()
    const spans_dropped = this.dropped - this.#toldDropped
    this.#toldDropped = this.dropped
    this.#log.warn({ err, spans_dropped }, 'spans could not be exported')
  }

  /** Brings the metrics up to date, all in one moment. */
  tell(): void {
    this.#self.spansEnded.observe(this.#ended)
    for (const [reason, spans] of Object.entries(this.#dropped))
      this.#self.spansDropped.observe(spans, { reason: reason as SpanLoss })
    this.#self.spansExported.observe(this.#exported)
    this.#self.spansQueued.set(this.#ended - this.#exported - this.dropped)
  }
}
