import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { symbols, type Logger } from 'pino'

/** What differs between two lines of one route and status. */
export interface LineValues {
  readonly time: string
  /** Of the request's span; undefined without tracing. */
  readonly ids: { readonly traceId: string; readonly spanId: string } | undefined
  readonly requestId: string
  /** A number, as it stands in the line. */
  readonly durationMs: string
}

/** A line as pino would write it, byte for byte, of which only the values are still missing. */
export type LineTemplate = (values: LineValues) => string

export interface LineFields {
  readonly level: 'debug' | 'error' | 'info'
  readonly fields: Readonly<Record<string, number | string>>
  readonly msg: string
}

/** Lets the logger write the line once, into nowhere, and cuts it where the values stand. */
export const lineTemplate = (log: Logger, line: LineFields): LineTemplate => {
  const [a, b, c, d, e, f] = cut(rehearse(log, line, true), ['traceId', 'spanId', 'requestId', 'durationMs'])
  const [g, h, i, j] = cut(rehearse(log, line, false), ['requestId', 'durationMs'])
  return ({ time, ids, requestId, durationMs }) =>
    ids === undefined
      ? `${g}${time}${h}${quoted(requestId)}${i}${durationMs}${j}`
      : `${a}${time}${b}${ids.traceId}${c}${ids.spanId}${d}${quoted(requestId)}${e}${durationMs}${f}`
}

/** Values that occur nowhere else in a line. */
const marks = {
  traceId: '0c7090a1e57e11ed'.repeat(2),
  spanId: '0c7090a1e57e11ed',
  requestId: '"octoscope rehearses"',
  durationMs: '8760.987',
}

const rehearse = (log: Logger, { level, fields, msg }: LineFields, withIds: boolean): string => {
  let written = ''
  const rehearsing = Object.assign(log.child({}, { level: 'trace' }), {
    [symbols.streamSym]: { write: (line: string) => void (written = line) },
  })
  const { traceId, spanId, requestId, durationMs } = marks
  const told = { request_id: JSON.parse(requestId) as string, ...fields, duration_ms: Number(durationMs) }
  const span = { traceId, spanId, traceFlags: 0 }
  const around = withIds ? trace.setSpanContext(ROOT_CONTEXT, span) : ROOT_CONTEXT
  context.with(around, () => rehearsing[level](told, msg))
  return written
}

const cut = (line: string, places: readonly (keyof typeof marks)[]): readonly string[] => {
  const time = /"time":"([^"]*)"/.exec(line)?.[1] ?? ''
  const pieces: string[] = []
  let rest = line
  for (const mark of [time, ...places.map((place) => marks[place])]) {
    const at = rest.indexOf(mark)
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at + mark.length)
  }
  return [...pieces, rest]
}

/** Ids that need no escaping are the rule. */
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))
const plain = /^[\w.:+/=-]*$/
