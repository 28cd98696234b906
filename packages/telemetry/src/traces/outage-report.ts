import type { Logger } from 'pino'
import type { SelfTelemetry } from '../metrics/self-telemetry.ts'
import type { SpanFates } from './span-queue.ts'

const quietMs = 30_000

/** Counts every loss, and writes at most one line in 30 s about an outage, however long it is. */
export const createOutageReport = (
  self: SelfTelemetry,
  log: Logger,
  now = () => performance.now(),
): SpanFates => {
  let lastLine = -Infinity
  let lost = 0
  return {
    exported: () => {},
    dropped: (spans, reason) => {
      lost += spans
      self.spansDropped.add(spans, { reason })
    },
    exportFailed: (err) => {
      self.exportFailures.add(1, { signal: 'traces' })
      if (now() - lastLine < quietMs) return
      lastLine = now()
      log.warn({ err, spans_dropped: lost }, 'spans could not be exported')
      lost = 0
    },
  }
}
