import { defaultTextMapGetter, SpanKind, SpanStatusCode, type Context, type Span } from '@opentelemetry/api'
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
import type { Telemetry } from '../telemetry.ts'
import { withSpan } from '../traces/safe-tracer.ts'
import { contextFrom } from '../traces/traceparent.ts'
import { pathOf } from './endpoint.ts'
import { methodLabel } from './http-metrics.ts'

export interface ServerSpan {
  readonly span: Span
  readonly context: Context
}

/** One span for a request, in the trace of its caller. Named by the route's template, never by the path that came. */
export const startServerSpan = ({ tracer }: Telemetry, request: FastifyRequest): ServerSpan => {
  const caller = contextFrom(request.headers, defaultTextMapGetter)
  const { url: route } = request.routeOptions
  const method = methodLabel(request.method)
  const name = method === '_OTHER' ? 'HTTP' : method
  const span = tracer.startSpan(
    route === undefined ? name : `${name} ${route}`,
    { kind: SpanKind.SERVER, attributes: attributesOf(request, route) },
    caller,
  )
  return { span, context: withSpan(caller, tracer, span) }
}

export const endServerSpan = (span: Span, status: number): void => {
  span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status)
  if (status >= 500)
    span.setAttribute(ATTR_ERROR_TYPE, String(status)).setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

const attributesOf = (request: FastifyRequest, route: string | undefined) => {
  const method = methodLabel(request.method)
  return {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    ...(method === '_OTHER' && { [ATTR_HTTP_REQUEST_METHOD_ORIGINAL]: request.method }),
    ...(route !== undefined && { [ATTR_HTTP_ROUTE]: route }),
    [ATTR_URL_PATH]: pathOf(request),
    [ATTR_URL_SCHEME]: request.protocol,
    [ATTR_SERVER_ADDRESS]: request.hostname,
  }
}
