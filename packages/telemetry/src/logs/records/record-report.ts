import type { SelfTelemetry } from '../../metrics/self-telemetry.ts'
import type { RecordFates } from './log-records.ts'

const quietMs = 30_000

/** Counts every log record that is lost, and writes at most one line in 30 s about an outage, however long it is. */
export const recordReport = (
  self: SelfTelemetry,
  tell: (fields: object, text: string) => void,
  now = () => performance.now(),
): RecordFates => {
  let lastLine = -Infinity
  let lost = 0
  return {
    dropped: (records, reason) => {
      lost += records
      self.logRecordsDropped.add(records, { reason })
    },
    exportFailed: (err) => {
      self.exportFailures.add(1, { signal: 'logs' })
      if (now() - lastLine < quietMs) return
      lastLine = now()
      tell({ err, records_dropped: lost }, 'log records could not be exported')
      lost = 0
    },
  }
}
