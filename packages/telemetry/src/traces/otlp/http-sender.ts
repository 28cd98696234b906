import type { ClientRequest } from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import { http } from '../../node-http.ts'
import { suppressTracing } from '../suppressed-tracing.ts'
import type { Sender } from '../../export/export-queue.ts'
import type { OtlpReceiver } from '../../settings/otlp-receiver.ts'
import { postOnce, type Answer } from './post-once.ts'

/**
 * Posts to a receiver of OTLP. As the specification has it, what the receiver cannot take now is tried again, with growing
 * pauses, until the timeout; what it refuses is not. Throws nothing but errors of the receiver.
 */
export const httpSender = (receiver: OtlpReceiver, contentType: string): Sender<readonly Buffer[]> => {
  const url = new URL(receiver.url)
  const { Agent, request } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ...receiver.tls })
  const isZipped = receiver.compression === 'gzip'
  const stopped = new AbortController()
  const headers = {
    'user-agent': 'octoscope-telemetry',
    ...receiver.headers,
    'content-type': contentType,
    ...(isZipped && { 'content-encoding': 'gzip' }),
  }
  const open = (length: number) => (): ClientRequest => {
    const options = { method: 'POST', agent, signal: stopped.signal }
    return request(url, { ...options, headers: { ...headers, 'content-length': length } })
  }
  // Sending makes no spans, whatever instrumentation there is, and belongs to no request.
  const post = (body: readonly Buffer[], timeoutMs: number): Promise<Answer> =>
    context.with(quiet, () => postOnce(open(lengthOf(body)), body, timeoutMs))

  return {
    send: async (written) => {
      const body = isZipped ? [await zipped(Buffer.concat(written))] : written
      const until = performance.now() + receiver.timeoutMillis
      for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
        const left = until - performance.now()
        const answer = await post(body, left)
        if (answer.taken) return
        const waitMs = answer.retryAfterMs ?? jittered(pause)
        if (!answer.retryable || waitMs > until - performance.now()) throw answer.error
        await sleep(waitMs, undefined, { ref: false, signal: stopped.signal })
      }
    },
    stop: () => {
      stopped.abort(new Error('The service stops.'))
      agent.destroy()
    },
  }
}

const zipped = promisify(gzip)
const quiet = suppressTracing(ROOT_CONTEXT)
const firstPauseMs = 1000
const longestPauseMs = 5000

/** Services that fail together should not come back together. */
const jittered = (ms: number): number => ms * (0.8 + 0.4 * Math.random())

const lengthOf = (body: readonly Buffer[]): number => body.reduce((length, part) => length + part.length, 0)
