import type { OutageReport } from '../../export/outage-report.ts'
import type { SelfTelemetry } from '../../metrics/self-telemetry.ts'
import type { RecordFates } from './log-records.ts'

export interface RecordReport extends RecordFates {
  readonly lost: () => number
}

/** Counts every log record that is lost. */
export const recordReport = (self: SelfTelemetry, outage: OutageReport): RecordReport => {
  let lost = 0
  return {
    lost: () => lost,
    // Standard output has every line: only what is lost is worth a count.
    given: () => {},
    exported: () => {},
    drop: (records, reason) => {
      lost += records
      self.logRecordsDropped.add(records, { reason })
      outage.lost('log_records_dropped', records)
    },
    exportFailed: (err) => outage.exportFailed('logs', err),
  }
}
