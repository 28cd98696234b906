import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Telemetry } from '../telemetry.ts'
import { answerError, answerErrors } from './error-answers.ts'
import { Exchange } from './exchange.ts'
import { watchedRoutes } from './watched-route.ts'
import { instrumentApp } from './instrument-app.ts'
import { withLazyChildren } from './lazy-children.ts'
import { LoadShedding } from './load-shedding.ts'
import { Readiness, type ReadyChecks } from './readiness.ts'
import { requestIdHeader, requestIdOf } from './request-id.ts'

export interface AppOptions {
  /** What must hold for `/readyz` to answer 200, by name. */
  readonly ready?: ReadyChecks
  /** The largest body taken, in bytes. */
  readonly bodyLimit?: number
  /**
   * How long the turns of the event loop may be that requests meet, in ms: while they are longer, all but the probes is
   * answered with 503. `Infinity` never sheds.
   */
  readonly maxEventLoopDelayMs?: number
}

/** A process that is held to a part of a processor stands still for up to 100 ms at a time (CFS's period) and is well. */
const longestTurnMs = 125

/**
 * How long a request may take to arrive. Each of the three alone leaves a dripping body open: Fastify switches Node's own
 * limit off, and Node looks at its connections only every 30 s.
 */
const arrival = { requestTimeout: 10_000, http: { headersTimeout: 5000, connectionsCheckingInterval: 1000 } }

/** A Fastify app that is watched, answers errors as JSON, logs through its telemetry and waits for no slow client. */
export const createApp = (
  telemetry: Telemetry,
  { ready = {}, bodyLimit = 1_048_576, maxEventLoopDelayMs = longestTurnMs }: AppOptions = {},
): FastifyInstance => {
  const routes = watchedRoutes(telemetry)
  const loggerInstance: FastifyBaseLogger = withLazyChildren(telemetry.log)
  const app = fastify({
    ...arrival,
    bodyLimit,
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: requestIdOf,
    // For requests that are refused before any hook, such as one for "/%zz".
    frameworkErrors: (error, request, reply) => {
      reply.header(requestIdHeader, request.id)
      const exchange = new Exchange(routes(unmatchedEndpoint, request.method), request, reply)
      reply.raw.once('close', () => exchange.end())
      exchange.run(() => answerError(error, request, reply))
    },
  })
  app.addHook('onRequest', (request, reply, next) => {
    reply.header(requestIdHeader, request.id)
    next()
  })
  const shedding = new LoadShedding(maxEventLoopDelayMs, telemetry.log)
  shedding.follow(app)
  instrumentApp(app, { telemetry, readiness: new Readiness(ready, telemetry.log), shedding })
  answerErrors(app)
  return app
}
