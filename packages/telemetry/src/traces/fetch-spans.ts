import { subscribe } from 'node:diagnostics_channel'
import {
  context,
  isSpanContextValid,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api'
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_FULL,
} from '../attribute-names.ts'
import { errorType } from './error-type.ts'
import { OwnTracer } from './own-tracer.ts'
import { recordError } from './run-in-span.ts'
import { SpanScope } from './span-scope.ts'
import { isTracingSuppressed } from './suppressed-tracing.ts'
import { tracerOf } from './tracer-of.ts'
import { traceHeaders } from './traceparent.ts'

/** What undici tells of a request on its diagnostics channels. */
interface FetchRequest {
  readonly origin: string | URL
  readonly path: string
  readonly method: string
  /** Names and values in turn, or lines as they go over the wire. */
  readonly headers: readonly unknown[] | string
  addHeader(name: string, value: string): void
}

interface FetchNews {
  readonly request: FetchRequest
  readonly response?: { readonly statusCode: number }
  readonly error?: unknown
}

let following = false

/** Gives each `fetch` under an active span a client span and a `traceparent`; others are left alone. Once per process. */
export const followFetch = (): void => {
  if (following) return
  following = true
  const spans = new WeakMap<FetchRequest, Span>()
  const on = (event: string, listener: (told: FetchNews) => void): void =>
    subscribe(`undici:request:${event}`, (message) => listener(message as FetchNews))

  on('create', ({ request }) => {
    const span = startClientSpan(request)
    if (span !== undefined) spans.set(request, span)
  })
  on('headers', ({ request, response }) => {
    const span = spans.get(request)
    if (span !== undefined && response !== undefined) setStatusCode(span, response.statusCode)
  })
  on('trailers', ({ request }) => spans.get(request)?.end())
  on('error', ({ request, error }) => {
    const span = spans.get(request)
    if (span !== undefined) endFailed(span, error)
  })
}

const startClientSpan = (request: FetchRequest): Span | undefined => {
  const active = context.active()
  const parent = trace.getSpanContext(active)
  if (parent === undefined || !isSpanContextValid(parent) || isTracingSuppressed(active)) return undefined
  const tracer = tracerOf(active)
  const span = tracer.startSpan(
    request.method,
    { kind: SpanKind.CLIENT, attributes: attributesOf(request) },
    active,
  )
  const sent = propagates(tracer) ? traceHeaders(new SpanScope(span, active)) : {}
  for (const [name, value] of Object.entries(sent)) {
    if (!hasHeader(request.headers, name)) request.addHeader(name, value)
  }
  return span
}

const propagates = (tracer: Tracer): boolean => !(tracer instanceof OwnTracer) || tracer.provider.propagates

/** The address without query and credentials: keys travel there. */
const attributesOf = ({ origin, path, method }: FetchRequest) => {
  const url = URL.parse(path, String(origin))
  if (url === null) return { [ATTR_HTTP_REQUEST_METHOD]: method }
  return {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_URL_FULL]: url.origin + url.pathname,
    [ATTR_SERVER_ADDRESS]: url.hostname,
    [ATTR_SERVER_PORT]: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
  }
}

const hasHeader = (headers: FetchRequest['headers'], name: string): boolean =>
  typeof headers === 'string'
    ? new RegExp(`^${name}:`, 'im').test(headers)
    : headers.some((header, at) => at % 2 === 0 && String(header).toLowerCase() === name)

const setStatusCode = (span: Span, status: number): void => {
  span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status)
  if (status < 400) return
  span.setAttribute(ATTR_ERROR_TYPE, String(status)).setStatus({ code: SpanStatusCode.ERROR })
}

const endFailed = (span: Span, error: unknown): void => {
  recordError(span, error)
  span.setAttribute(ATTR_ERROR_TYPE, errorType(error))
  span.end()
}
