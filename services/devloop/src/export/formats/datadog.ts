import { utf8, bytesOf } from '../lines.ts'
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
  cpu: Mean
  memory: Mean
}

interface Mean {
  readonly sum: number
  readonly of: number
}

const none: Mean = { sum: 0, of: 0 }

/**
 * Datadog's v2 series, a document in each line. Source: docs.datadoghq.com, "Submit metrics". The log is in the order of
 * time, give or take: ten seconds are written once an hour of log has passed since, so an event that comes later than that is
 * written as a point of its own.
 */
export const datadog = (): Format => {
  const open = new Map<string, Sum>()
  const momentOf = momentReader()
  let newest = 0
  const write = (upTo: number): string => {
    const done = [...open].filter(([, { timestamp }]) => timestamp < upTo)
    for (const [key] of done) open.delete(key)
    return documents(done.flatMap(([, sum]) => series(sum)))
  }
  let written = 0
  return {
    extension: 'ndjson',
    contentType: 'application/json',
    head: '',
    row: (row) => {
      const timestamp = Math.floor(momentOf(row.timestamp).milliseconds / 1000 / interval) * interval
      add(open, row, timestamp)
      newest = Math.max(newest, timestamp)
      if (newest - written < lateness && open.size < mostOpen) return ''
      written = newest
      return write(open.size < mostOpen ? newest - lateness : Infinity)
    },
    tail: () => write(Infinity),
    parts: 'documents',
  }
}

const lateness = 3600
const mostOpen = 20_000

const add = (open: Map<string, Sum>, row: Row, timestamp: number): void => {
  const key = `${timestamp} ${row.status} ${row.agent}`
  const sum = open.get(key) ?? { timestamp, tags: tagsOf(row), runs: 0, seconds: 0, cpu: none, memory: none }
  sum.runs += 1
  sum.seconds += Number(row.durationMs) / 1000
  sum.cpu = including(sum.cpu, row.cpuPercent)
  sum.memory = including(sum.memory, row.memoryMb)
  open.set(key, sum)
}

const including = (mean: Mean, value: string): Mean =>
  value === '' ? mean : { sum: mean.sum + Number(value), of: mean.of + 1 }

const tagsOf = ({ agent, status, event }: Row): readonly string[] => [
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

const documents = (all: readonly object[]): string => {
  let text = ''
  for (let at = 0; at < all.length; at += seriesInDocument)
    text += `${bytesOf(JSON.stringify({ series: all.slice(at, at + seriesInDocument) }))}\n`
  return text
}
