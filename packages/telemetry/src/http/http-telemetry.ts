import type { FastifyPluginCallback } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Telemetry } from '../telemetry.ts'
import { instrumentApp } from './instrument-app.ts'
import { Readiness, type ReadyChecks } from './readiness.ts'

export interface HttpTelemetryOptions {
  readonly telemetry: Telemetry
  /** What must hold for `/readyz` to answer 200, by name. */
  readonly ready?: ReadyChecks
}

/** Fastify plugin: see `instrumentApp`. Await its registration before adding routes. */
export const httpTelemetry: FastifyPluginCallback<HttpTelemetryOptions> = fastifyPlugin<HttpTelemetryOptions>(
  (app, { telemetry, ready = {} }, done) => {
    instrumentApp(app, { telemetry, readiness: new Readiness(ready, telemetry.log) })
    done()
  },
  { name: '@octoscope/telemetry', fastify: '5.x' },
)
