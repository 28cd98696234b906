import { ROOT_CONTEXT, type Context } from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { enter, runIn } from '../traces/context-manager.ts'
import { RecordedSpan } from '../traces/recorded-span.ts'
import { monotonicNow } from '../traces/span-clock.ts'
import { spanKey } from '../traces/span-scope.ts'
import { startServerSpan, endServerSpan, type ServerSpan } from './server-span.ts'
import type { WatchedRoute } from './watched-route.ts'

export interface RequestAndReply {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * One request and its answer, from the first hook until the answer has left or its reader has gone. It is also the
 * context in which the request is handled: one object for each request, and nothing that it holds is made before somebody
 * asks.
 */
export class Exchange implements Context {
  readonly #route: WatchedRoute
  readonly #startedAt = monotonicNow()
  readonly #span: ServerSpan | undefined
  /** Given back at the end: work that a request leaves behind keeps its context, which must not keep its body. */
  #served: RequestAndReply | undefined
  /** Told when the exchange is over. */
  onEnd: { remove(exchange: Exchange): void } | undefined

  constructor(route: WatchedRoute, served: RequestAndReply) {
    this.#route = route
    this.#served = served
    this.#span = startServerSpan(route, served.request, this.#startedAt)
  }

  getValue(key: symbol): unknown {
    return key === spanKey ? this.#span : undefined
  }

  setValue(key: symbol, value: unknown): Context {
    return this.#plain().setValue(key, value)
  }

  deleteValue(key: symbol): Context {
    return this.#plain().deleteValue(key)
  }

  /** Runs what follows with the request's span active. */
  run(next: () => void): void {
    if (this.#span === undefined) runIn(ROOT_CONTEXT, next)
    else if (this.onEnd !== undefined) {
      enter(this)
      next()
    } else runIn(this, next)
  }

  /** Counts the answer, writes its line and ends the span, once. */
  end(): void {
    const served = this.#served
    if (served === undefined) return
    this.#served = undefined
    this.onEnd?.remove(this)
    // Behind another request on its connection, an answer leaves with that one's span active.
    enter(this.#span === undefined ? ROOT_CONTEXT : this)
    const endedAt = monotonicNow()
    const ms = endedAt - this.#startedAt
    const answer = this.#route.answered(served.reply.statusCode)
    answer.count(ms / 1000)
    if (answer.line.isWritten()) answer.line.write(served.request.id, ms, this.#span)
    if (this.#span instanceof RecordedSpan) endServerSpan(this.#span, answer.status, endedAt)
  }

  /** A client that reads this in its answer starts no request on a connection that is about to close. */
  askToClose(): void {
    const { reply } = this.#served ?? {}
    if (reply !== undefined && !reply.sent) reply.header('connection', 'close')
  }

  /** When the reader goes before there is an answer, the handler still runs: what it would have answered is counted. */
  abandoned(): void {
    if (this.#served === undefined) return
    const { raw, sent } = this.#served.reply
    if (raw.headersSent || sent) return this.end()
    const end = raw.end.bind(raw) as (...args: unknown[]) => typeof raw
    raw.end = (...args: unknown[]) => {
      this.end()
      return end(...args)
    }
  }

  #plain(): Context {
    return this.#span === undefined ? ROOT_CONTEXT : ROOT_CONTEXT.setValue(spanKey, this.#span)
  }
}
