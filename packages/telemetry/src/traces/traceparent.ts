import {
  context,
  createTraceState,
  isSpanContextValid,
  ROOT_CONTEXT,
  trace,
  type Context,
  type SpanContext,
} from '@opentelemetry/api'

let propagating = true

/** Whether traces come from callers and go on with requests. One answer for a process: `fetch` belongs to all of it. */
export const setPropagation = (on: boolean): void => {
  propagating = on
}

/** What a caller sends, by lower-case names. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The span that a request comes from, where traces come from callers. */
export const callerOfRequest = (headers: Headers): SpanContext | undefined =>
  propagating ? callerOf(headers) : undefined

/** The headers that a request takes along, where traces go on. */
export const headersOfRequest = (of: Context): Readonly<Record<string, string>> =>
  propagating ? traceHeaders(of) : {}

/** The caller's span by W3C trace context; undefined when there is none or a bad one. Baggage is not read. */
export const callerOf = ({ traceparent, tracestate }: Headers): SpanContext | undefined => {
  if (traceparent === undefined) return undefined
  const [, version, traceId = '', spanId = '', flags = '', rest] = form.exec(String(traceparent)) ?? []
  // Version 00 ends with its flags; later ones may add to them.
  if (version === undefined || (version === '00' && rest !== undefined)) return undefined
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return tracestate === undefined ? caller : { ...caller, traceState: createTraceState(String(tracestate)) }
}

const form = /^\s?((?!ff)[\da-f]{2})-((?!0{32})[\da-f]{32})-((?!0{16})[\da-f]{16})-([\da-f]{2})(-.*)?\s?$/

/** The context of a `traceparent` that was kept; the root of a new trace when it is a bad one. */
export const contextFromTraceparent = (traceparent: string): Context => {
  const caller = callerOf({ traceparent })
  return caller === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, caller)
}

/** The headers that carry a context onward; none when no span is active in it. Baggage stops here, whoever sent it. */
export const traceHeaders = (of: Context = context.active()): Readonly<Record<string, string>> => {
  const active = trace.getSpanContext(of)
  if (active === undefined || !isSpanContextValid(active)) return {}
  const { traceId, spanId, traceFlags, traceState } = active
  const traceparent = `00-${traceId}-${spanId}-${(traceFlags & 0xff).toString(16).padStart(2, '0')}`
  const tracestate = traceState?.serialize()
  return tracestate ? { traceparent, tracestate } : { traceparent }
}
