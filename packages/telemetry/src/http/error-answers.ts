import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { http } from '../node-http.ts'

/** The body of every answer that is an error. */
export interface ErrorBody {
  readonly error: {
    /** For programs: the thrown error's own code, or the status in words, such as `not_found`. */
    readonly code: string
    readonly message: string
    /** What a request must change to be valid, as `steps.0.goal`. */
    readonly field?: string
  }
}

/** Answers what handlers throw, and what no route takes. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => {
    reply.code(404).send(bodyOf(404, { message: `Nothing answers ${request.method} at this path.` }))
  })
}

/** An error with a status below 500 speaks to the client. Of any other the client learns nothing, and the log all. */
export const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const thrown = (error instanceof Error ? error : {}) as ThrownError
  const status = statusOf(thrown)
  if (status >= 500) request.log.error({ err: error }, 'request failed')
  reply.code(status).send(bodyOf(status, status < 500 || thrown.expose === true ? thrown : {}))
}

/** Refuses a request that another moment may take. */
export const answerOverloaded = (reply: FastifyReply, retryAfterSeconds: number): void => {
  const message = 'The service has more to do than it can. Try again a little later.'
  reply
    .code(503)
    .header('retry-after', String(retryAfterSeconds))
    .send(bodyOf(503, { code: 'overloaded', message }))
}

/** What Fastify, its plugins and http-errors put on the errors they throw. */
interface ThrownError {
  readonly message?: string
  readonly code?: unknown
  readonly statusCode?: unknown
  readonly status?: unknown
  readonly expose?: unknown
  readonly validation?: readonly Violation[]
}

interface Violation {
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

const statusOf = ({ validation, statusCode, status }: ThrownError): number => {
  if (validation !== undefined) return 400
  const given = Number(statusCode ?? status)
  return Number.isInteger(given) && given >= 400 && given <= 599 ? given : 500
}

const bodyOf = (status: number, { message, code, validation }: ThrownError): ErrorBody => {
  const reason = http.STATUS_CODES[status] ?? 'Error'
  const field = validation?.[0] && fieldOf(validation[0])
  return {
    error: {
      code: validation
        ? 'invalid_request'
        : (ownCode(code) ?? reason.toLowerCase().replaceAll(/[^a-z]+/g, '_')),
      message: message || reason,
      ...(field && { field }),
    },
  }
}

/** Fastify's codes say how it works inside; those of services say what to do. */
const ownCode = (code: unknown): string | undefined =>
  typeof code === 'string' && !code.startsWith('FST_') ? code : undefined

const fieldOf = ({ instancePath, params }: Violation): string => {
  const property = params.missingProperty ?? params.additionalProperty
  const path = instancePath.split('/').slice(1)
  return [...path, ...(typeof property === 'string' ? [property] : [])].join('.')
}
