import type { Logger } from 'pino'
import type { SelfTelemetry } from './self-telemetry.ts'

const quietMs = 30_000

/** Counts every push that failed, and writes at most one line in 30 s about an outage, however long it is. */
export const createPushReport = (self: SelfTelemetry, log: Logger, now = () => performance.now()) => {
  let lastLine = -Infinity
  return (err: unknown): void => {
    self.exportFailures.add(1, { signal: 'metrics' })
    if (now() - lastLine < quietMs) return
    lastLine = now()
    log.warn({ err }, 'metrics could not be pushed')
  }
}
