import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { processRequest, type ProcessRequest } from '../process-request.ts'
import type { ReflexTelemetry } from '../reflex-telemetry.ts'
import { isBlocked, type Findings } from '../screen.ts'
import type { Screening } from '../screening.ts'

export interface Parts {
  readonly log: ReflexTelemetry['log']
  readonly screening: Screening
}

/** `POST /process`: 200 for what may pass, 403 for what is blocked, 429 for a client that sends too much. */
export const registerProcess = (app: FastifyInstance, { log, screening }: Parts): void => {
  const schema = { body: z.toJSONSchema(processRequest, { target: 'draft-7', io: 'input' }) }

  app.post('/process', { schema }, async (request: Request, reply) => {
    const began = performance.now()
    const outcome = await screening(request.body, clientOf(request))
    if (outcome.kind === 'rate_limited') return refuse(reply, outcome.retryAfterSeconds)
    const { findings, cacheHit: cache_hit } = outcome
    return answer(
      reply,
      { ...wire(findings), cache_hit, processing_time_ms: since(began) },
      isBlocked(findings),
    )
  })

  const refuse = (reply: FastifyReply, wait: number) => {
    log.warn({ retry_after_seconds: wait }, 'request.rate_limited')
    const message = `Too many texts from this client. Send the next one in ${wait} s.`
    return reply
      .code(429)
      .header('retry-after', wait)
      .send({ request_id: reply.request.id, status: 'ratelimited', error: { code: 'rate_limited', message } })
  }

  const answer = (reply: FastifyReply, screened: Screened, blocked: boolean) => {
    const request_id = reply.request.id
    if (!blocked) return reply.send({ request_id, status: 'success', ...screened })
    log.warn(
      { injections: screened.injection_matches.length, cache_hit: screened.cache_hit },
      'request.blocked',
    )
    const message = 'The text holds a critical prompt injection. Remove what injection_matches points at.'
    return reply
      .code(403)
      .send({ request_id, status: 'blocked', error: { code: 'blocked', message }, ...screened })
  }
}

type Request = FastifyRequest<{ Body: ProcessRequest }>

/** A caller who names no user is known by address. */
const clientOf = ({ body, ip }: Request): string =>
  body.user_id === undefined ? `address ${ip}` : `user ${body.user_id}`

/** The findings in the names of the API. */
const wire = ({ pii, injections }: Findings) => ({
  pii_detected: pii.length > 0,
  pii_matches: pii.map(({ type, ...match }) => ({ pii_type: type, ...match })),
  injection_detected: injections.length > 0,
  injection_matches: injections.map(({ type, ...match }) => ({ injection_type: type, ...match })),
})

interface Screened extends ReturnType<typeof wire> {
  readonly cache_hit: boolean
  readonly processing_time_ms: number
}

const since = (began: number): number => Math.round((performance.now() - began) * 1000) / 1000
