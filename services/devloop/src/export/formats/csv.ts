import { bytesOf } from '../lines.ts'
import type { Row } from '../row.ts'
import type { Format } from './format.ts'

/** The columns of the guide, and with `detailed` all others too. Source of the quoting: RFC 4180. */
export const csv = (detailed: boolean): Format => ({
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  head: `timestamp,agent,execution_time_ms,status,cpu_percent,memory_mb${detailed ? ',event_type,findings,severity_levels,details' : ''}\n`,
  row: detailed ? (row) => `${usual(row)},${further(row)}\n` : (row) => `${usual(row)}\n`,
  tail: () => '',
})

const usual = ({ timestamp, agent, durationMs, status, cpuPercent, memoryMb }: Row): string =>
  `${quoted(timestamp)},${quoted(agent)},${durationMs},${status},${cpuPercent},${memoryMb}`

const further = ({ event }: Row): string =>
  event
    ? [
        event.event_type,
        event.findings ?? '',
        quoted(bytesOf(event.severity_levels?.join(' ') ?? '')),
        quoted(bytesOf(event.details ? JSON.stringify(event.details) : '')),
      ].join(',')
    : ',,,'

/** A spreadsheet takes what begins with one of these for a formula: an apostrophe before it says that it is text. */
const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
