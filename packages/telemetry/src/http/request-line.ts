import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { symbols, type Logger } from 'pino'
import type { AnswerKind } from './watched-route.ts'

/** One line for each request. The route's template stands for the path: ids and queries stay out of the logs. */
export interface RequestLine {
  /** Whether the logger's level lets it through. */
  isWritten(): boolean
  /** `ids` are those of the request's span; undefined without tracing. */
  write(requestId: string, ms: number, ids: SpanIds | undefined): void
}

export interface SpanIds {
  readonly traceId: string
  readonly spanId: string
}

/**
 * Writes what `log[level]({ request_id, … }, 'request completed')` would, byte for byte, and asks pino only once: the
 * line's constant parts are cut from one that pino made.
 */
export const requestLine = (log: Logger, kind: AnswerKind): RequestLine => {
  const level = levelOf(kind)
  const number = log.levels.values[level] ?? 0
  const cuts = { withIds: cutLine(log, kind, level, true), without: cutLine(log, kind, level, false) }
  const output = (log as unknown as WithStream)[symbols.streamSym]
  const leveled = log as unknown as { readonly levelVal: number }
  return {
    isWritten: () => leveled.levelVal <= number,
    write: (requestId, ms, ids) => {
      const cut = ids === undefined ? cuts.without : cuts.withIds
      const time = isoTime(Date.now())
      const duration = Math.round(ms * 1e3) / 1e3
      later(output,
        ids === undefined
          ? `${cut[0]}${time}${cut[1]}${quoted(requestId)}${cut[2]}${duration}${cut[3]}`
          : `${cut[0]}${time}${cut[1]}${ids.traceId}${cut[2]}${ids.spanId}${cut[3]}${quoted(requestId)}${cut[4]}${duration}${cut[5]}`,
      )
    },
  }
}

type Level = 'debug' | 'error' | 'info'

const levelOf = ({ isProbe, status }: AnswerKind): Level => {
  if (isProbe) return 'debug'
  return status >= 500 ? 'error' : 'info'
}

interface WithStream {
  [symbols.streamSym]: { write(line: string): void }
}

/** Marks that occur nowhere else in a line. */
const marks = { traceId: '0c705c0be'.padEnd(32, '7'), spanId: '0c705c0be'.padEnd(16, '3'), id: 'octoscope-request', ms: 8760.123 }

const cutLine = (log: Logger, { method, endpoint, status }: AnswerKind, level: Level, withIds: boolean): readonly string[] => {
  let line = ''
  const rehearsal = log.child({}, { level: 'trace' })
  ;(rehearsal as unknown as WithStream)[symbols.streamSym] = { write: (text) => void (line = text) }
  const { traceId, spanId } = marks
  const around = withIds ? trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 0 }) : ROOT_CONTEXT
  context.with(around, () =>
    rehearsal[level]({ request_id: marks.id, method, route: endpoint, status, duration_ms: marks.ms }, 'request completed'),
  )
  const time = /"time":"([^"]*)"/.exec(line)?.[1] ?? ''
  const variable = [time, ...(withIds ? [traceId, spanId] : []), `"${marks.id}"`, String(marks.ms)]
  const cuts: string[] = []
  let rest = line
  for (const text of variable) {
    const at = rest.indexOf(text)
    cuts.push(rest.slice(0, at))
    rest = rest.slice(at + text.length)
  }
  return [...cuts, rest]
}

let pending = ''
let turns = 0, lines = 0
const later = (output: { write(line: string): void }, line: string) => {
  lines++
  if (pending === '') setImmediate(() => { turns++; const text = pending; pending = ''; output.write(text) })
  pending += line
}
process.on('exit', () => { if (process.env.TELL) console.error('lines per turn', lines / turns) })
let second = 0
let secondText = ''
/** As `Date.prototype.toISOString`, which costs as much as all the rest of a line. */
const isoTime = (ms: number): string => {
  const s = Math.floor(ms / 1000)
  if (s !== second) {
    second = s
    secondText = new Date(s * 1000).toISOString().slice(0, 20)
  }
  const rest = ms - s * 1000
  return `${secondText}${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}Z`
}

/** Ids that need no escaping are the rule. */
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
const plain = /^[\w.:+/=-]*$/
