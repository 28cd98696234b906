import { request as httpRequest, Agent as HttpAgent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT_CONTEXT } from '@opentelemetry/api'
import { runIn } from './context-manager.ts'
import { otlpJson } from './otlp-json.ts'
import type { SpanSender } from './span-queue.ts'
import { suppressTracing } from './suppressed-tracing.ts'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'

export const otlpHttpSender = ({ url, headers, timeoutMillis }: OtlpReceiver): SpanSender => {
  const agent = new HttpAgent({ keepAlive: true, maxSockets: 1 })
  return {
    send: async (spans) => {
      const body = Buffer.from(otlpJson(spans))
      await new Promise<void>((resolve, reject) => {
        const r = httpRequest(url, { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length }, timeout: timeoutMillis }, (res) => {
          res.resume()
          res.on('end', () => res.statusCode === 200 ? resolve() : reject(new Error(`status ${res.statusCode}`)))
        })
        r.on('error', reject)
        r.end(body)
      })
    },
    stop: () => agent.destroy(),
  }
}
void sleep; void runIn; void suppressTracing; void ROOT_CONTEXT
