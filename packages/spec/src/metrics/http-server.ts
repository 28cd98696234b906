import { atMost, oneOf } from './label.ts'
import { counter, histogram } from './metric.ts'

/** The registered methods of RFC 9110 and RFC 5789; OpenTelemetry's `_OTHER` stands for all else. */
export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '_OTHER'] as const

/**
 * The status codes a service here sends. One that is not listed counts as the x00 of its class, as RFC 9110 section 15
 * tells clients to treat unknown codes.
 */
export const httpStatuses = [
  ...(['100', '200', '201', '202', '204', '300', '304'] as const),
  ...(['400', '401', '403', '404', '405', '408', '409', '413', '415', '422', '429', '431'] as const),
  ...(['500', '502', '503', '504'] as const),
] as const

/** The `endpoint` of every request that no route took. */
export const unmatchedEndpoint = 'unmatched'

const method = oneOf(...httpMethods)
/** The route's template, such as `/tasks/:id`, never the path that came. */
const endpoint = atMost(32)

/** The two metrics of an HTTP server. `buckets` are bounds of the duration, in seconds. */
export const httpServerMetrics = <const B extends readonly number[]>(buckets: B) => ({
  httpRequests: counter('http_requests_total', {
    help: 'HTTP requests answered, by route template and status code.',
    unit: 'requests',
    labels: { method, endpoint, status: oneOf(...httpStatuses) },
  }),
  httpRequestDuration: histogram('http_request_duration_seconds', {
    help: 'Time from the first byte of an HTTP request to the end of its answer.',
    unit: 'seconds',
    labels: { method, endpoint },
    buckets,
  }),
})

export type HttpServerMetrics = ReturnType<typeof httpServerMetrics>
