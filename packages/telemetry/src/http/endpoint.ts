import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import type { FastifyRequest } from 'fastify'
import { isProbe } from './probe-paths.ts'

/** A request's route template; a probe's path; else the one name of everything that no route takes. */
export const endpointOf = (request: FastifyRequest): string => {
  const url = (request as any)[key ??= Object.getOwnPropertySymbols(request).find((x) => x.description === 'fastify.context') as symbol].config.url
  if (url !== undefined) return url
  const path = pathOf(request)
  return isProbe(path) && isReading(request) ? path : unmatchedEndpoint
}

/** The path that came, without its query: keys and personal data travel there. */
export const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? url

const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

let key: any
