import { createApp, type Telemetry } from '@octoscope/telemetry'
import type { FastifyInstance } from 'fastify'
import type { ArmMetrics, Hand } from './hand.ts'

/** The arm's HTTP service: the routes of its hand, and `/capabilities` to tell of them. */
export const buildApp = <M extends ArmMetrics>(
  { service, prepare }: Hand<M>,
  telemetry: Telemetry<M>,
  env: NodeJS.ProcessEnv,
): FastifyInstance => {
  const { limits, register } = prepare(env)
  const app = createApp(telemetry, { bodyLimit })
  const routes: string[] = []
  app.register(async (scope) => {
    scope.addHook('onRoute', ({ method, url }) => void routes.push(`${String(method)} ${url}`))
    register(scope, telemetry)
  })
  app.get('/capabilities', () => ({ arm: service.labels.arm, summary: service.summary, routes, limits }))
  return app
}

/** Room for each route's longest body in plain ASCII and somewhat more. */
const bodyLimit = 2_000_000
