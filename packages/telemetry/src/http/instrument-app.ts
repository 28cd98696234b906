import type { FastifyInstance } from 'fastify'
import { endpointOf } from './endpoint.ts'
import { Exchange } from './exchange.ts'
import { prepareApp, prepareRoute } from './http-metrics.ts'
import { isProbe } from './probe-paths.ts'
import { probes, type Probed } from './probes.ts'

const watch = Symbol('octoscope watch')
const exchange = Symbol('octoscope exchange')

declare module 'fastify' {
  interface FastifyInstance {
    [watch]?: Watch
  }
  interface FastifyRequest {
    [exchange]: Exchange | null
  }
}

/** Who watches an app. It can change until the app listens; the hooks stay. */
interface Watch {
  by: Probed
}

/**
 * Watches every request of an app: metrics, a span, a log line; and answers the probes that the app has no routes for.
 * To be called before routes are added, for their series to exist from the start. A second call replaces the first.
 */
export const instrumentApp = (app: FastifyInstance, by: Probed): void => {
  prepareApp(by.telemetry)
  const watched = app[watch]
  if (watched !== undefined) {
    watched.by = by
    return
  }
  const state: Watch = { by }
  app.decorate(watch, state)
  app.decorateRequest(exchange, null)
  app.addHook('onRoute', (route) => prepareRoute(state.by.telemetry, route))
  addRequestHooks(app, state)
}

/** The watcher of an app, when it has one. */
export const watcherOf = (app: FastifyInstance): Probed | undefined => app[watch]?.by

const addRequestHooks = (app: FastifyInstance, state: Watch): void => {
  app.addHook('onRequest', (request, reply, next) => {
    const endpoint = endpointOf(request)
    const exchanged = new Exchange(state.by.telemetry, endpoint, { request, reply })
    request[exchange] = exchanged
    if (request.is404 && isProbe(endpoint))
      probes[endpoint](state.by, reply).catch((error) => reply.send(error))
    else exchanged.run(next)
  })
  app.addHook('onSend', (_request, reply, _payload, next) => {
    // A client that reads this starts no request on a connection that is about to close.
    if (state.by.readiness.stopping) reply.header('connection', 'close')
    next()
  })
  app.addHook('onResponse', (request, _reply, next) => {
    const exchanged = request[exchange]
    if (exchanged === null) return next() // A hook before ours has answered.
    exchanged.end()
    // Behind another request on its connection, an answer leaves with that one's span active.
    exchanged.run(next)
  })
}
