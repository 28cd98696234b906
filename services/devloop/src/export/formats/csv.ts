import { bytesOf } from '../lines.ts'
import type { Output } from '../output.ts'
import type { Row } from '../row.ts'
import type { UsualRun } from '../usual-run.ts'
import type { Format } from './format.ts'

/** The columns of the guide, and with `detailed` all others too. Source of the quoting: RFC 4180. */
export const csv = (detailed: boolean): Format => ({
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  head: `timestamp,agent,execution_time_ms,status,cpu_percent,memory_mb${detailed ? ',event_type,findings,severity_levels,details' : ''}\n`,
  row: detailed ? (row) => `${usual(row)},${further(row)}\n` : (row) => `${usual(row)}\n`,
  ...(!detailed && { run: usualRun }),
  tail: () => '',
})

const usual = ({ timestamp, agent, durationMs, status, cpuPercent, memoryMb }: Row): string =>
  `${quoted(timestamp)},${quoted(agent)},${durationMs},${status},${cpuPercent},${memoryMb}`

const [comma, newline] = [Buffer.from(','), Buffer.from('\n')]
const statusCell = {
  success: Buffer.from(',success,'),
  failure: Buffer.from(',failure,'),
  '': Buffer.from(',,'),
}

const usualRun = (run: UsualRun, to: Output): void => {
  const { bytes } = run
  to.copy(bytes, run.timestamp, run.timestampEnd)
  to.word(comma)
  to.copy(bytes, run.agent, run.agentEnd)
  to.word(comma)
  to.copy(bytes, run.duration, run.durationEnd)
  to.word(statusCell[run.status])
  to.copy(bytes, run.cpu, run.cpuEnd)
  to.word(comma)
  to.copy(bytes, run.memory, run.memoryEnd)
  to.word(newline)
}

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
