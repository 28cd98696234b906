import type { FastifyReply } from 'fastify'
import type { Telemetry } from '../telemetry.ts'
import type { ProbePath } from './probe-paths.ts'
import { failingOf, type Readiness } from './readiness.ts'

export interface Probed {
  readonly telemetry: Telemetry
  readonly readiness: Readiness
}

type Probe = (of: Probed, reply: FastifyReply) => Promise<void>

/** What each probe answers. */
export const probes: Readonly<Record<ProbePath, Probe>> = {
  '/metrics': async ({ telemetry }, reply) => {
    const page = await telemetry.scrape(reply.request.headers.accept).catch((err: unknown) => {
      telemetry.log.error({ err }, 'the metrics could not be collected')
    })
    if (page) reply.type(page.contentType).send(page.bytes)
    // An empty page with status 200 would look like a healthy target that has no series.
    else reply.code(500).type('text/plain').send('The metrics could not be collected.\n')
  },

  /** Alive: the process answers. */
  '/healthz': async (_, reply) => {
    reply.send({ status: 'alive' })
  },

  /** Ready: it can do its work. */
  '/readyz': async ({ readiness }, reply) => {
    const failing = failingOf(await readiness.check())
    if (failing.length === 0) reply.send({ status: 'ready' })
    else reply.code(503).send({ status: 'not_ready', failing })
  },

  /** Ready, in the older form. */
  '/health': async ({ telemetry, readiness }, reply) => {
    const reasons = await readiness.check()
    const healthy = failingOf(reasons).length === 0
    const { name: service, version } = telemetry.identity
    const checks = Object.fromEntries(
      [...reasons].map(([check, reason]) => [check, reason === undefined ? 'ok' : 'failing']),
    )
    const status = healthy ? 'healthy' : 'unhealthy'
    reply.code(healthy ? 200 : 503).send({ status, service, version, checks })
  },
}
