import { bytesOf } from '../lines.ts'
import type { Row } from '../row.ts'
import type { Format } from './format.ts'
import { inNanoseconds, momentOf } from './nanoseconds.ts'

/** Influx' line protocol. Source: docs.influxdata.com, "Line protocol". */
export const influx = (detailed: boolean): Format => {
  const distinct = distinctTimes()
  return {
    extension: 'lp',
    contentType: 'text/plain; charset=utf-8',
    head: '',
    row: (row) => {
      const fields = fieldsOf(row, detailed)
      const series = `${measurement(row)}${tag('agent', row.agent)}${tag('status', row.status)}`
      return `${series} ${fields} ${distinct(series, row.timestamp)}\n`
    },
    tail: () => '',
    parts: 'lines',
  }
}

const measurement = ({ event }: Row): string =>
  event === undefined || event.event_type === 'agent_executed'
    ? 'devloop_agent_run'
    : `devloop_${event.event_type}`

const tag = (key: string, value: string): string =>
  value === '' ? '' : `,${key}=${value.replace(/[,= \\]/g, String.raw`\$&`).replace(/[\r\n]/g, ' ')}`

/** A point has a field at least: an event that tells no number is counted. */
const fieldsOf = ({ durationMs, cpuPercent, memoryMb, event }: Row, detailed: boolean): string =>
  [
    ...(durationMs === '' ? [] : [`execution_time_ms=${durationMs}`]),
    ...(cpuPercent === '' ? [] : [`cpu_percent=${cpuPercent}`]),
    ...(memoryMb === '' ? [] : [`memory_mb=${memoryMb}`]),
    ...(detailed && event?.findings != null ? [`findings=${event.findings}i`] : []),
    ...(detailed && event?.details ? [`details=${string(bytesOf(JSON.stringify(event.details)))}`] : []),
    'events=1i',
  ].join(',')

const string = (text: string): string => `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`

/**
 * Two points of one series at one time are one point to Influx, and the first is lost. The tool tells microseconds, so there
 * is room for a thousand events in each.
 */
const distinctTimes = () => {
  const last = new Map<string, { readonly time: string; readonly count: number }>()
  return (series: string, timestamp: string): string => {
    const moment = momentOf(timestamp)
    const time = inNanoseconds(moment)
    const before = last.get(series)
    const count = before?.time === time ? before.count + 1 : 0
    if (last.size > 10_000) last.clear()
    last.set(series, { time, count })
    return count === 0 ? time : inNanoseconds(moment, count)
  }
}
