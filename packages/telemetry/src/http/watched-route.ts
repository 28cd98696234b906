import { OwnTracer } from '../traces/own-tracer.ts'
import { sharedAttributes, type SharedAttributes } from '../traces/span-attributes.ts'
import type { Telemetry } from '../telemetry.ts'
import { httpInstruments, methodLabel, statusLabel, type Method } from './http-metrics.ts'
import { isProbe } from './probe-paths.ts'
import { requestLine, type RequestLine } from './request-line.ts'
import { routeAttributes, spanNameOf } from './server-span.ts'

/** What all requests of one route and method have in common, worked out once. */
export interface WatchedRoute {
  /** The route's template, a probe's path, or the one name of all else. */
  readonly endpoint: string
  /** As it came. */
  readonly method: string
  /** Undefined where no spans are made: for probes, and without tracing. */
  readonly tracer: OwnTracer | undefined
  readonly spanName: string
  readonly attributes: SharedAttributes
  answered(status: number): WatchedAnswer
}

/** The same of all answers of one status. */
export interface WatchedAnswer {
  readonly status: number
  count(seconds: number): void
  readonly line: RequestLine
}

/** The routes of an app that have been asked for so far. */
export const watchedRoutes = (telemetry: Telemetry) => {
  const byEndpoint = new Map<string, WatchedRoute[]>()
  return (endpoint: string, method: string): WatchedRoute => {
    let routes = byEndpoint.get(endpoint)
    if (routes === undefined) byEndpoint.set(endpoint, (routes = []))
    for (const route of routes) if (route.method === method) return route
    const route = watchedRoute(telemetry, endpoint, method)
    routes.push(route)
    return route
  }
}

const watchedRoute = (telemetry: Telemetry, endpoint: string, method: string): WatchedRoute => {
  const answers = new Map<number, WatchedAnswer>()
  const label = methodLabel(method)
  const probe = isProbe(endpoint)
  return {
    endpoint,
    method,
    tracer: !probe && telemetry.tracer instanceof OwnTracer ? telemetry.tracer : undefined,
    spanName: spanNameOf(label, endpoint),
    attributes: sharedAttributes(routeAttributes(label, method, endpoint)),
    answered: (status) => {
      const known = answers.get(status)
      if (known !== undefined) return known
      const answer = watchedAnswer(telemetry, { method: label, endpoint, status, isProbe: probe })
      answers.set(status, answer)
      return answer
    },
  }
}

export interface AnswerKind {
  readonly method: Method
  readonly endpoint: string
  readonly status: number
  readonly isProbe: boolean
}

const watchedAnswer = (telemetry: Telemetry, kind: AnswerKind): WatchedAnswer => {
  const { method, endpoint, status } = kind
  const { httpRequests, httpRequestDuration } = httpInstruments(telemetry)
  const requests = httpRequests?.bind({ method, endpoint, status: statusLabel(status) })
  const duration = httpRequestDuration?.bind({ method, endpoint })
  return {
    status,
    count: (seconds) => {
      requests?.add(1)
      duration?.record(seconds)
    },
    line: requestLine(telemetry, kind),
  }
}
