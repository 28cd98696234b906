import { createApp, type Telemetry } from '@octoscope/telemetry'
import type { FastifyInstance } from 'fastify'

/** The exporter's HTTP service. The metrics stand at the path of the guide's setting, too. */
export const buildApp = (telemetry: Telemetry, path: string): FastifyInstance => {
  const app = createApp(telemetry)
  if (path !== '/metrics')
    app.get(path, async (request, reply) => {
      const { contentType, body } = await telemetry.scrape(request.headers.accept)
      return reply.header('content-type', contentType).send(body)
    })
  return app
}
