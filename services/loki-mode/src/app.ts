import { createApp } from '@octoscope/telemetry'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { watchDirectory } from './exporter.ts'
import type { LokiTelemetry } from './loki-telemetry.ts'

/** The exporter as a value. It is ready whatever the directory holds: what is wrong with it is told by the metrics. */
export const buildApp = (telemetry: LokiTelemetry, config: Config): FastifyInstance => {
  watchDirectory(telemetry, config)
  const app = createApp(telemetry)
  const { enabled, path } = config
  if (enabled && path !== usual)
    app.get(path, async (request, reply) => {
      const page = await telemetry.scrape(request.headers.accept)
      return reply.type(page.contentType).send(page.bytes)
    })
  if (!enabled || path !== usual)
    app.get(usual, (_, reply) =>
      reply.code(404).send({ error: { code: 'not_found', message: whereabouts(config) } }),
    )
  return app
}

/** Where every service of this house shows its metrics by itself. */
const usual = '/metrics'

const whereabouts = ({ enabled, path }: Config): string =>
  enabled
    ? `The metrics are at ${path}, as LOKI_METRICS_PATH says.`
    : 'There are no metrics here. Set LOKI_METRICS_ENABLED to true.'
