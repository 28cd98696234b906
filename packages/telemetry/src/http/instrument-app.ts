import type { FastifyInstance } from 'fastify'
import { OpenExchanges } from './connection.ts'
import { endpointOf } from './endpoint.ts'
import { Exchange } from './exchange.ts'
import type { LoadShedding } from './load-shedding.ts'
import { prepareApp, prepareRoute } from './http-metrics.ts'
import { isProbe } from './probe-paths.ts'
import { probes, type Probed } from './probes.ts'
import { countRefused } from './refused-requests.ts'
import { watchedRoutes } from './watched-route.ts'

const watch = Symbol('octoscope watch')

declare module 'fastify' {
  interface FastifyInstance {
    [watch]?: Watch
  }
}

/** Who watches an app, and what may refuse its work. */
export interface Watcher extends Probed {
  readonly shedding?: LoadShedding
}

/** Who watches an app now. It can change until the app listens; the hooks stay. */
interface Watch {
  by: Watcher
  routes: ReturnType<typeof watchedRoutes>
  readonly open: OpenExchanges
}

/**
 * Watches every request of an app: metrics, a span, a log line; and answers the probes that the app has no routes for.
 * To be called before routes are added, for their series to exist from the start. A second call replaces the first.
 */
export const instrumentApp = (app: FastifyInstance, by: Watcher): void => {
  prepareApp(by.telemetry)
  const watched = app[watch]
  if (watched !== undefined) {
    watched.by = by
    watched.routes = watchedRoutes(by.telemetry)
    askToCloseOnStop(watched)
    return
  }
  const state: Watch = { by, routes: watchedRoutes(by.telemetry), open: new OpenExchanges() }
  app.decorate(watch, state)
  askToCloseOnStop(state)
  app.addHook('onRoute', (route) => prepareRoute(state.by.telemetry, route))
  countRefused(app, () => state.by.telemetry)
  addRequestHooks(app, state)
}

/** The watcher of an app, when it has one. */
export const watcherOf = (app: FastifyInstance): Probed | undefined => app[watch]?.by

const addRequestHooks = (app: FastifyInstance, state: Watch): void => {
  app.addHook('onRequest', (request, reply, next) => {
    const endpoint = endpointOf(request)
    const exchanged = new Exchange(state.routes(endpoint, request.raw.method ?? ''), request, reply)
    state.open.add(exchanged, request.raw, reply.raw)
    if (state.by.readiness.stopping) exchanged.askToClose()
    const { by } = state
    if (isProbe(endpoint)) {
      if (request.is404) probes[endpoint](by, reply).catch((error) => reply.send(error))
      else exchanged.run(next)
    } else if (by.shedding?.active === true) {
      const { shedding } = by
      exchanged.run(() => shedding.shed(reply))
    } else exchanged.run(next)
  })
}

const askToCloseOnStop = ({ by, open }: Watch): void =>
  by.readiness.onStop(() => {
    for (const exchange of open) exchange.askToClose()
  })
