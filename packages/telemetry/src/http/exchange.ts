import { ROOT_CONTEXT, type Context } from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { enter, runIn } from '../traces/context-manager.ts'
import { RecordedSpan } from '../traces/recorded-span.ts'
import { monotonicNow } from '../traces/span-clock.ts'
import { spanKey } from '../traces/span-scope.ts'
import { endServerSpan, startServerSpan, type ServerSpan } from './server-span.ts'
import type { WatchedRoute } from './watched-route.ts'

/**
 * One request and its answer, from the first hook until the answer has left or its reader has gone. It is also the
 * context in which the request is handled: a request makes one object, and a span.
 */
export class Exchange implements Context {
  readonly #route: WatchedRoute
  readonly #startedAt = monotonicNow()
  readonly #span: ServerSpan | undefined
  /** Both are given back at the end: work that a request leaves behind keeps its context, which must not keep its body. */
  #request: FastifyRequest | undefined
  #reply: FastifyReply | undefined
  /** Where the exchange is open; undefined where Node's own server is not at work. */
  openOn: { remove(exchange: Exchange): void } | undefined

  constructor(route: WatchedRoute, request: FastifyRequest, reply: FastifyReply) {
    this.#route = route
    this.#request = request
    this.#reply = reply
    this.#span = startServerSpan(route, request, this.#startedAt)
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

  /** Whether the client is still sending. */
  get isArriving(): boolean {
    return this.#request?.raw.complete === false
  }

  /** Runs what follows with the request's span active. */
  run(next: () => void): void {
    if (this.openOn === undefined) return runIn(this.#scope, next)
    enter(this.#scope)
    next()
  }

  /** Counts the answer, writes its line and ends the span, once. */
  end(status = this.#reply?.statusCode ?? 0): void {
    const request = this.#request
    if (request === undefined) return
    this.#request = undefined
    this.#reply = undefined
    this.openOn?.remove(this)
    // Behind another request on its connection, an answer leaves with that one's span active.
    enter(this.#scope)
    const endedAt = monotonicNow()
    const milliseconds = endedAt - this.#startedAt
    const answer = this.#route.answered(status)
    answer.count(milliseconds / 1000)
    if (answer.line.isWritten()) answer.line.write(request.id, milliseconds, this.#span)
    if (this.#span instanceof RecordedSpan) endServerSpan(this.#span, status, endedAt)
  }

  /** A client that reads this in its answer starts no request on a connection that is about to close. */
  askToClose(): void {
    if (this.#reply?.sent === false) this.#reply.header('connection', 'close')
  }

  /**
   * The reader has gone. When there is no answer yet, the handler still runs: what it would have answered is counted, or
   * {@link clientGone} when it never does.
   */
  abandoned(): void {
    if (this.#reply === undefined) return
    const { raw, sent } = this.#reply
    if (raw.headersSent || sent) return this.end()
    const late = setTimeout(() => this.end(clientGone), abandonedMs).unref()
    const end = raw.end.bind(raw) as (...args: unknown[]) => typeof raw
    raw.end = (...args: unknown[]) => {
      clearTimeout(late)
      this.end()
      return end(...args)
    }
  }

  get #scope(): Context {
    return this.#span === undefined ? ROOT_CONTEXT : this
  }

  #plain(): Context {
    return this.#span === undefined ? ROOT_CONTEXT : ROOT_CONTEXT.setValue(spanKey, this.#span)
  }
}

/** Nobody waits for the answer any more, and for this long there has been none. */
const abandonedMs = 30_000

/** nginx's code for a client that has closed its connection before there was an answer. No client ever reads it. */
const clientGone = 499
