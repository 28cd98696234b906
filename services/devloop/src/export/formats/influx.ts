import { bytesOf } from '../lines.ts'
import type { Row } from '../row.ts'
import type { Format } from './format.ts'
import { inNanoseconds, momentReader } from './nanoseconds.ts'

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
  value === '' ? '' : `,${key}=${/^[\w.-]*$/.test(value) ? value : escaped(value)}`

const escaped = (value: string): string => value.replace(/[,= \\]/g, String.raw`\$&`).replace(/[\r\n]/g, ' ')

/** A point has a field at least: an event that tells no number is counted. */
const fieldsOf = ({ durationMs, cpuPercent, memoryMb, event }: Row, detailed: boolean): string => {
  let fields = 'events=1i'
  if (durationMs !== '') fields += `,execution_time_ms=${durationMs}`
  if (cpuPercent !== '') fields += `,cpu_percent=${cpuPercent}`
  if (memoryMb !== '') fields += `,memory_mb=${memoryMb}`
  if (detailed && event?.findings != null) fields += `,findings=${event.findings}i`
  if (detailed && event?.details) fields += `,details=${string(bytesOf(JSON.stringify(event.details)))}`
  return fields
}

const string = (text: string): string => `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`

/**
 * Two points of one series at one time are one point to Influx, and the first is lost. The tool tells microseconds, so there
 * is room for a thousand events in each.
 */
const distinctTimes = () => {
  const momentOf = momentReader()
  const last = new Map<string, { time: string; count: number }>()
  return (series: string, timestamp: string): string => {
    const moment = momentOf(timestamp)
    const time = inNanoseconds(moment)
    const before = last.get(series)
    if (before?.time === time) return inNanoseconds(moment, ++before.count)
    if (before) Object.assign(before, { time, count: 0 })
    else if (last.size < mostSeries) last.set(series, { time, count: 0 })
    return time
  }
}

const mostSeries = 10_000
