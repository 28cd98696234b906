import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Telemetry } from '../telemetry.ts'
import { methodLabel, recordAnswer } from './http-metrics.ts'
import { isProbe } from './probe-paths.ts'
import { writeRequestLine } from './request-line.ts'
import { endServerSpan, startServerSpan, type ServerSpan } from './server-span.ts'

/** One request and its answer, from the first hook until the answer has left or its reader has gone. */
export class Exchange {
  readonly #telemetry: Telemetry
  readonly #request: FastifyRequest
  readonly #reply: FastifyReply
  readonly #endpoint: string
  readonly #server: ServerSpan | undefined
  readonly #startedAt = performance.now()
  #ended = false

  constructor(telemetry: Telemetry, endpoint: string, { request, reply }: RequestAndReply) {
    this.#telemetry = telemetry
    this.#request = request
    this.#reply = reply
    this.#endpoint = endpoint
    this.#server = isProbe(endpoint) ? undefined : startServerSpan(telemetry, request)
    reply.raw.once('close', () => this.#closed())
  }

  /** Runs what follows with the request's span active. */
  run(next: () => void): void {
    context.with(this.#server?.context ?? ROOT_CONTEXT, next)
  }

  /** Counts the answer, writes its line and ends the span, once. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    const answer = {
      method: methodLabel(this.#request.method),
      endpoint: this.#endpoint,
      status: this.#reply.statusCode,
      seconds: (performance.now() - this.#startedAt) / 1000,
    }
    recordAnswer(this.#telemetry, answer)
    this.run(() => writeRequestLine(this.#telemetry.log, this.#request.id, answer))
    if (this.#server !== undefined) endServerSpan(this.#server.span, answer.status)
  }

  /** When the reader goes before there is an answer, the handler still runs: what it would have answered is counted. */
  #closed(): void {
    const { raw } = this.#reply
    if (raw.headersSent || this.#reply.sent) return this.end()
    const end = raw.end.bind(raw) as (...args: unknown[]) => typeof raw
    raw.end = (...args: unknown[]) => {
      this.end()
      return end(...args)
    }
  }
}

export interface RequestAndReply {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
