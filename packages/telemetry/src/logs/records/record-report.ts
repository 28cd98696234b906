import type { OutageReport } from '../../export/outage-report.ts'
import type { SelfTelemetry } from '../../metrics/self-telemetry.ts'
import type { RecordFates } from './log-records.ts'

/** Counts every log record that is lost. */
export const recordReport = (self: SelfTelemetry, outage: OutageReport): RecordFates => ({
  dropped: (records, reason) => {
    self.logRecordsDropped.add(records, { reason })
    outage.lost('log_records_dropped', records)
  },
  exportFailed: (err) => outage.exportFailed('logs', err),
})
