import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import type { FastifyRequest } from 'fastify'
import { isProbe } from './probe-paths.ts'

/** A request's route template; a probe's path; else the one name of everything that no route takes. */
export const endpointOf = (request: FastifyRequest): string => {
  const url = templateOf(request)
  if (url !== undefined) return url
  const path = pathOf(request)
  return isProbe(path) && isReading(request) ? path : unmatchedEndpoint
}

/** The path that came, without its query: keys and personal data travel there. */
export const pathOf = ({ url }: FastifyRequest): string => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/**
 * As `request.routeOptions.url`, which makes an object of a dozen fields for each request: where Fastify keeps what it
 * makes them from is asked once, and where that is not found the long way is taken.
 */
const templateOf = (request: FastifyRequest): string | undefined => {
  contextKey ??= Object.getOwnPropertySymbols(request).find((key) => key.description === 'fastify.context')
  const kept = contextKey && (request as FastifyRequest & Record<symbol, KeptRoute | undefined>)[contextKey]
  return kept?.config === undefined ? request.routeOptions.url : kept.config.url
}

let contextKey: symbol | undefined

interface KeptRoute {
  readonly config?: { readonly url?: string }
}
