// node --import @octoscope/telemetry/preload app.ts
// Watches each Fastify app that the process makes, though the app knows nothing of it.
import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import { instrumentApp } from './http/instrument-app.ts'
import { preloadedTelemetry } from './process/preloaded-telemetry.ts'

subscribe('fastify.initialization', (message) => {
  const { fastify: app } = message as { readonly fastify: FastifyInstance }
  const watcher = preloadedTelemetry()
  try {
    instrumentApp(app, watcher)
    app.addHook('onClose', () => watcher.telemetry.flush(2000))
  } catch (err) {
    watcher.telemetry.log.error({ err }, 'a Fastify app could not be instrumented')
  }
})
