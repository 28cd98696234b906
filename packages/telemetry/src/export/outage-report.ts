import type { LabelValues, selfMetrics } from '@octoscope/spec/metrics'
import type { SelfTelemetry } from '../metrics/self-telemetry.ts'

export type Signal = LabelValues<typeof selfMetrics.exportFailures.labels>['signal']

const quietMs = 30_000

/** What has not been exported since the last line. */
const nothing = { spans_dropped: 0, log_records_dropped: 0, metric_pushes_failed: 0 }

/**
 * Tells of receivers that are away: at most one line in 30 s for all signals of a service together, however long an
 * outage is. The first failure is told at once, what follows in the next line.
 */
export class OutageReport {
  readonly #self: SelfTelemetry
  readonly #tell: (fields: object, text: string) => void
  readonly #now: () => number
  #lastLine = -Infinity
  #lost = { ...nothing }

  constructor(
    self: SelfTelemetry,
    tell: (fields: object, text: string) => void,
    now = () => performance.now(),
  ) {
    this.#self = self
    this.#tell = tell
    this.#now = now
  }

  lost(what: keyof typeof nothing, count: number): void {
    this.#lost[what] += count
  }

  exportFailed(signal: Signal, err: unknown): void {
    this.#self.exportFailures.add(1, { signal })
    if (this.#now() - this.#lastLine < quietMs) return
    this.#lastLine = this.#now()
    const lost = this.#lost
    this.#lost = { ...nothing }
    this.#tell({ err, signal, ...lost }, 'telemetry could not be exported')
  }
}
