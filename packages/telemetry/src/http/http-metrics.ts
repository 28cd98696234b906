import {
  httpMethods,
  httpStatuses,
  unmatchedEndpoint,
  type HttpServerMetrics,
  type LabelValues,
} from '@octoscope/spec/metrics'
import type { RouteOptions } from 'fastify'
import type { Instruments } from '../metrics/instruments.ts'
import type { Telemetry } from '../telemetry.ts'
import { probePaths } from './probe-paths.ts'

type RequestLabels = LabelValues<HttpServerMetrics['httpRequests']['labels']>

export type Method = RequestLabels['method']
export type Status = RequestLabels['status']

/** Makes the series exist at 0 of what every app answers: its probes, and paths that no route takes. */
export const prepareApp = (telemetry: Telemetry): void => {
  prepare(telemetry, { endpoint: unmatchedEndpoint, methods: ['GET'], statuses: [404] })
  for (const endpoint of probePaths)
    prepare(telemetry, { endpoint, methods: ['GET'], statuses: [200, 500, 503] })
}

/** Makes the series of a route exist at 0, so that the first error is seen as an increase. */
export const prepareRoute = (telemetry: Telemetry, { method, url, schema }: RouteOptions): void => {
  const methods = [method].flat().filter((each) => each !== 'HEAD')
  const statuses = [...documentedStatuses(schema?.response), 500, 502, 503, 504]
  prepare(telemetry, { endpoint: url, methods, statuses })
}

interface Expected {
  readonly endpoint: string
  readonly methods: readonly string[]
  readonly statuses: readonly number[]
}

const prepare = (telemetry: Telemetry, { endpoint, methods, statuses }: Expected): void => {
  const { httpRequests } = httpInstruments(telemetry)
  for (const method of methods.map(methodLabel)) {
    for (const status of statuses.map(statusLabel)) httpRequests?.prepare({ method, endpoint, status })
  }
}

export const methodLabel = (method: string): Method =>
  httpMethods.find((known) => known === method) ?? '_OTHER'

/** A code that is not listed counts as the x00 of its class. */
export const statusLabel = (code: number): Status =>
  statusByCode.get(String(code)) ?? statusByCode.get(`${String(code)[0]}00`) ?? '500'

const statusByCode = new Map<string, Status>(httpStatuses.map((status) => [status, status]))

/** The exact codes that a route's schema promises; 200 for a route that promises none. */
const documentedStatuses = (response: unknown): readonly number[] => {
  const codes = Object.keys(response ?? {})
    .map(Number)
    .filter(Number.isInteger)
  return codes.length > 0 ? codes : [200]
}

/** The instruments of a service that declares them. */
export const httpInstruments = ({ metrics }: Telemetry): Partial<Instruments<HttpServerMetrics>> => metrics
