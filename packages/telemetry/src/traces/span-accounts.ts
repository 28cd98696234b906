import type { Fates } from '../export/export-queue.ts'
import type { OutageReport } from '../export/outage-report.ts'
import type { SpanLoss } from '../metrics/losses.ts'
import type { SelfTelemetry } from '../metrics/self-telemetry.ts'

/**
 * What becomes of each span that is to be sent. At any moment as many have ended as are exported, dropped and queued
 * together.
 */
export class SpanAccounts implements Fates {
  readonly #self: SelfTelemetry
  readonly #outage: OutageReport
  #ended = 0
  #exported = 0
  readonly #dropped = { queue_full: 0, export_failed: 0, shutdown: 0 } satisfies Record<SpanLoss, number>

  constructor(self: SelfTelemetry, outage: OutageReport) {
    this.#self = self
    this.#outage = outage
    this.tell()
  }

  get dropped(): number {
    const { queue_full, export_failed, shutdown } = this.#dropped
    return queue_full + export_failed + shutdown
  }

  given(): void {
    this.#ended++
  }

  exported(spans: number): void {
    this.#exported += spans
  }

  drop(spans: number, reason: SpanLoss): void {
    this.#dropped[reason] += spans
    this.#outage.lost('spans_dropped', spans)
  }

  exportFailed(err: Error): void {
    this.#outage.exportFailed('traces', err)
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
