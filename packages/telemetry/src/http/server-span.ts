import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'
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
} from '@opentelemetry/semantic-conventions'
import type { FastifyRequest } from 'fastify'
import { RecordedSpan } from '../traces/recorded-span.ts'
import { isHeadSampler } from '../traces/samplers.ts'
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
  const parent = headers.traceparent === undefined ? undefined : callerOf(headers)
  const { sampler, records } = tracer.provider
  if (!records) return new UnrecordedSpan({ tracer, parent, undecided: true })
  const traceId = parent?.traceId ?? newTraceId()
  if (!isHeadSampler(sampler)) throw new Error('not yet')
  if (!sampler.samples(traceId, parent)) return new UnrecordedSpan({ tracer, parent, traceId })
  return tracer.record(
    {
      tracer,
      traceId,
      traceState: parent?.traceState,
      name: route.spanName,
      kind: SpanKind.SERVER,
      sampled: true,
      parent,
      startedAt,
      attributes: new SpanAttributes(route.attributes, [
        ATTR_URL_PATH,
        pathOf(request),
        ATTR_URL_SCHEME,
        request.protocol,
        ATTR_SERVER_ADDRESS,
        request.hostname,
      ]),
    },
    ROOT_CONTEXT,
  )
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

export const routeAttributes = (method: Method, original: string, endpoint: string): Attributes => ({
  [ATTR_HTTP_REQUEST_METHOD]: method,
  ...(method === '_OTHER' && { [ATTR_HTTP_REQUEST_METHOD_ORIGINAL]: original }),
  ...(endpoint !== unmatchedEndpoint && { [ATTR_HTTP_ROUTE]: endpoint }),
})
void trace
