import { utf8, bytesOf } from '../lines.ts'
import { numberOf } from '../json-bytes.ts'
import { ofEachAgent } from '../of-each-agent.ts'
import type { Row } from '../row.ts'
import type { Format } from './format.ts'
import { momentReader } from './nanoseconds.ts'

/** Datadog keeps one value for each series and second: what falls into the same ten seconds is added up before. */
const interval = 10
const seriesInDocument = 1000

interface Sum {
  readonly timestamp: number
  readonly tags: readonly string[]
  runs: number
  seconds: number
  readonly cpu: Mean
  readonly memory: Mean
  /** Whatever comes later is a sum of its own. */
  written: boolean
}

interface Mean {
  sum: number
  of: number
}

/**
 * Datadog's v2 series, a document in each line. Source: docs.datadoghq.com, "Submit metrics". The log is in the order of
 * time, give or take: ten seconds are written once an hour of log has passed since, so an event that comes later than that is
 * written as a point of its own.
 */
export const datadog = (): Format => {
  const open = new Map<string, Sum>()
  const momentOf = momentReader()
  const sumOf = (row: Pick<Row, 'agent' | 'status' | 'event'>, timestamp: number): Sum => {
    const key = `${timestamp} ${row.status} ${row.agent}`
    const sum = open.get(key) ?? emptySum(timestamp, tagsOf(row))
    open.set(key, sum)
    return sum
  }
  let [newest, written] = [0, 0]
  const write = (upTo: number): string => {
    const done = [...open].filter(([, { timestamp }]) => timestamp < upTo)
    for (const [key, sum] of done) {
      open.delete(key)
      sum.written = true
    }
    return documents(done.map(([, sum]) => sum))
  }
  /** What is complete, once something has come at this time. */
  const complete = (timestamp: number): string => {
    newest = Math.max(newest, timestamp)
    if (newest - written < lateness && open.size < mostOpen) return ''
    written = newest
    return write(open.size < mostOpen ? newest - lateness : Infinity)
  }
  const ofAgent = ofEachAgent((agent, status) => ({ agent, status, sum: emptySum(0, []) }))
  return {
    extension: 'ndjson',
    contentType: 'application/json',
    head: '',
    row: (row) => {
      const timestamp = startOfInterval(momentOf(row.timestamp).second)
      const sum = sumOf(row, timestamp)
      sum.runs += 1
      sum.seconds += Number(row.durationMs) / 1000
      if (row.cpuPercent !== '') include(sum.cpu, Number(row.cpuPercent))
      if (row.memoryMb !== '') include(sum.memory, Number(row.memoryMb))
      return complete(timestamp)
    },
    run: (run, to) => {
      const { bytes } = run
      const timestamp = startOfInterval(run.second)
      const last = ofAgent(run)
      if (last.sum.timestamp !== timestamp || last.sum.written) last.sum = sumOf(last, timestamp)
      const { sum } = last
      sum.runs += 1
      sum.seconds += numberOf(bytes, run.duration, run.durationEnd) / 1000
      if (run.cpu < run.cpuEnd) include(sum.cpu, numberOf(bytes, run.cpu, run.cpuEnd))
      if (run.memory < run.memoryEnd) include(sum.memory, numberOf(bytes, run.memory, run.memoryEnd))
      to.text(complete(timestamp))
    },
    tail: () => write(Infinity),
    parts: 'documents',
  }
}

const lateness = 3600
const mostOpen = 20_000

const startOfInterval = (second: number): number => Math.floor(second / interval) * interval

const emptySum = (timestamp: number, tags: readonly string[]): Sum => ({
  timestamp,
  tags,
  runs: 0,
  seconds: 0,
  cpu: { sum: 0, of: 0 },
  memory: { sum: 0, of: 0 },
  written: false,
})

const include = (mean: Mean, value: number): void => {
  mean.sum += value
  mean.of += 1
}

const tagsOf = ({ agent, status, event }: Pick<Row, 'agent' | 'status' | 'event'>): readonly string[] => [
  ...(event && event.event_type !== 'agent_executed' ? [`event:${event.event_type}`] : []),
  ...(agent === '' ? [] : [`agent:${utf8(agent)}`]),
  ...(status === '' ? [] : [`status:${status}`]),
]

/** Datadog's numbers for the types of metrics. */
const [count, gauge] = [1, 3]

const series = ({ timestamp, tags, runs, seconds, cpu, memory }: Sum): readonly object[] => {
  const point = (metric: string, type: number, value: number) => ({
    metric,
    type,
    ...(type === count && { interval }),
    points: [{ timestamp, value: Number(value.toPrecision(12)) }],
    tags,
  })
  return [
    point('devloop.agent.runs', count, runs),
    point('devloop.agent.execution_seconds', count, seconds),
    ...(cpu.of > 0 ? [point('devloop.agent.cpu_percent', gauge, cpu.sum / cpu.of)] : []),
    ...(memory.of > 0 ? [point('devloop.agent.memory_mb', gauge, memory.sum / memory.of)] : []),
  ]
}

const documents = (sums: readonly Sum[]): string => {
  let text = ''
  let gathered: object[] = []
  for (const sum of sums)
    for (const one of series(sum)) {
      gathered.push(one)
      if (gathered.length < seriesInDocument) continue
      text += document(gathered)
      gathered = []
    }
  return gathered.length > 0 ? text + document(gathered) : text
}

const document = (all: readonly object[]): string => `${bytesOf(JSON.stringify({ series: all }))}\n`
