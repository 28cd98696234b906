import type { Telemetry } from '../telemetry.ts'

const deadlineMs = 3000

/** Sends the last spans of a process that somebody else stops, and leaves to them when and how it stops. */
export const flushBeforeExit = (telemetry: Telemetry): void => {
  process.once('beforeExit', () => void telemetry.flush(deadlineMs))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const onSignal = (): void => {
      if (process.listenerCount(signal) > 1) return void telemetry.flush(deadlineMs)
      // Nobody else listens: without us the signal would have ended the process, so it does now.
      void telemetry.shutdown(deadlineMs).finally(() => {
        process.removeListener(signal, onSignal)
        process.kill(process.pid, signal)
      })
    }
    process.on(signal, onSignal)
  }
}
