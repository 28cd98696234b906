import { bytesOf } from '../lines.ts'
import { ofEachAgent } from '../of-each-agent.ts'
import type { Output } from '../output.ts'
import type { Row } from '../row.ts'
import type { UsualRun } from '../usual-run.ts'
import type { Format } from './format.ts'
import { inNanoseconds, momentReader, type Moment } from './nanoseconds.ts'

/** Influx' line protocol. Source: docs.influxdata.com, "Line protocol". */
export const influx = (detailed: boolean): Format => {
  const momentOf = momentReader()
  const seriesCalled = seriesByName()
  return {
    extension: 'lp',
    contentType: 'text/plain; charset=utf-8',
    head: '',
    row: (row) => {
      const name = nameOf(row)
      const moment = momentOf(row.timestamp)
      const time = inNanoseconds(moment, timesBefore(seriesCalled(name), moment))
      return `${name} ${fieldsOf(row, detailed)} ${time}\n`
    },
    ...(!detailed && { run: runWriter(seriesCalled) }),
    tail: () => '',
    parts: 'lines',
  }
}

const runWriter = (seriesCalled: (name: string) => Series): ((run: UsualRun, to: Output) => void) => {
  const ofAgent = ofEachAgent((agent, status) => {
    const name = nameOf({ agent, status })
    return { head: Buffer.from(`${name} events=1i`), series: seriesCalled(name) }
  })
  let [second, digits] = [0, Buffer.alloc(0)]
  return (run, to) => {
    const { bytes } = run
    const { head, series } = ofAgent(run)
    to.word(head)
    if (run.duration < run.durationEnd) {
      to.word(executionTime)
      to.copy(bytes, run.duration, run.durationEnd)
    }
    if (run.cpu < run.cpuEnd) {
      to.word(cpuPercent)
      to.copy(bytes, run.cpu, run.cpuEnd)
    }
    if (run.memory < run.memoryEnd) {
      to.word(memoryMb)
      to.copy(bytes, run.memory, run.memoryEnd)
    }
    to.word(blank)
    const nanoseconds = run.nanoseconds + timesBefore(series, run)
    if (run.second !== second) [second, digits] = [run.second, Buffer.from(String(run.second))]
    if (nanoseconds < 1_000_000_000) {
      to.word(digits)
      to.digits(nanoseconds, 9)
    } else to.text(inNanoseconds({ second, nanoseconds }))
    to.word(newline)
  }
}

const [executionTime, cpuPercent, memoryMb] = [
  Buffer.from(',execution_time_ms='),
  Buffer.from(',cpu_percent='),
  Buffer.from(',memory_mb='),
]
const [blank, newline] = [Buffer.from(' '), Buffer.from('\n')]

const nameOf = (row: Pick<Row, 'agent' | 'status' | 'event'>): string =>
  `${measurement(row)}${tag('agent', row.agent)}${tag('status', row.status)}`

const measurement = ({ event }: Pick<Row, 'event'>): string =>
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

interface Series {
  /** When the last point was, and how many had been at that time before it. */
  second: number
  nanoseconds: number
  before: number
}

const seriesByName = (): ((name: string) => Series) => {
  const all = new Map<string, Series>()
  return (name) => {
    const known = all.get(name)
    if (known) return known
    const series = { second: Number.NaN, nanoseconds: 0, before: 0 }
    if (all.size < mostSeries) all.set(name, series)
    return series
  }
}

const mostSeries = 10_000

/**
 * How many points of the series have come at this time before. Two at one time are one point to Influx, and the first is
 * lost. The tool tells microseconds, so there is room for a thousand events in each.
 */
const timesBefore = (series: Series, { second, nanoseconds }: Moment): number => {
  if (series.second === second && series.nanoseconds === nanoseconds) return ++series.before
  series.second = second
  series.nanoseconds = nanoseconds
  return (series.before = 0)
}
