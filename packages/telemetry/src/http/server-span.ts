import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_METHOD_ORIGINAL,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVER_ADDRESS,
  ATTR_URL_PATH,
  ATTR_URL_SCHEME,
} from '../attribute-names.ts'
import type { FastifyRequest } from 'fastify'
import type { RecordedSpan } from '../traces/recorded-span.ts'
import { SpanAttributes } from '../traces/span-attributes.ts'
import { newTraceId } from '../traces/span-ids.ts'
import { callerOf } from '../traces/traceparent.ts'
import { UnrecordedSpan } from '../traces/unrecorded-span.ts'
import { pathOf } from './endpoint.ts'
import type { Method } from './http-metrics.ts'
import type { WatchedRoute } from './watched-route.ts'

export type ServerSpan = RecordedSpan | UnrecordedSpan

/** One span for a request, in the trace of its caller. Named by the route's template, never by the path that came. */
export const startServerSpan = (
  route: WatchedRoute,
  request: FastifyRequest,
  startedAt: number,
): ServerSpan | undefined => {
  const { tracer } = route
  if (tracer === undefined) return undefined
  const { headers } = request.raw
  const { records, edge, propagates } = tracer.provider
  const parent = headers.traceparent === undefined || !propagates ? undefined : callerOf(headers)
  if (!records) return new UnrecordedSpan({ tracer, parent, undecided: true })
  const traceId = parent?.traceId ?? newTraceId()
  // At an edge neither a stranger's flag nor an id that was chosen to be sampled decides: its trace is sampled as a new one.
  const asNew = edge && parent !== undefined
  const result = tracer.decide({
    traceId: asNew ? newTraceId() : traceId,
    parent: asNew ? undefined : parent,
    name: route.spanName,
    kind: SpanKind.SERVER,
    attributes: route.attributes.attributes,
  })
  const traceState = result.traceState ?? parent?.traceState
  if (!result.recorded) return new UnrecordedSpan({ tracer, parent, traceId, traceState })
  const { sampled } = result
  const attributes = new SpanAttributes(route.attributes, [
    ATTR_URL_PATH,
    pathOf(request),
    ATTR_URL_SCHEME,
    request.protocol,
    ATTR_SERVER_ADDRESS,
    request.hostname,
  ])
  const span = tracer.record(
    {
      tracer,
      traceId,
      traceState,
      name: route.spanName,
      kind: SpanKind.SERVER,
      sampled,
      parent,
      startedAt,
      attributes,
    },
    ROOT_CONTEXT,
  )
  if (result.attributes !== undefined) span.setAttributes(result.attributes)
  return span
}

export const endServerSpan = (span: RecordedSpan, status: number, endedAt: number): void => {
  span.kept.own.push(ATTR_HTTP_RESPONSE_STATUS_CODE, status)
  if (status >= 500)
    span.setAttribute(ATTR_ERROR_TYPE, String(status)).setStatus({ code: SpanStatusCode.ERROR })
  span.endAt(endedAt)
}

export const spanNameOf = (method: Method, endpoint: string): string => {
  const name = method === '_OTHER' ? 'HTTP' : method
  return endpoint === unmatchedEndpoint ? name : `${name} ${endpoint}`
}

export const routeAttributes = (
  method: Method,
  original: string,
  endpoint: string,
): Record<string, string> => ({
  [ATTR_HTTP_REQUEST_METHOD]: method,
  ...(method === '_OTHER' && { [ATTR_HTTP_REQUEST_METHOD_ORIGINAL]: original }),
  ...(endpoint !== unmatchedEndpoint && { [ATTR_HTTP_ROUTE]: endpoint }),
})
