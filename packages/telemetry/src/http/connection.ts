import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { http } from '../node-http.ts'
import type { Exchange } from './exchange.ts'

const exchangeKey = Symbol('octoscope exchange')
const connectionKey = Symbol('octoscope connection')

interface WatchedRequest extends IncomingMessage {
  [exchangeKey]?: Exchange
}

interface WatchedSocket extends Socket {
  [connectionKey]?: Connection
}

/** The exchanges that are open on one connection: one listener for all its requests. */
class Connection {
  readonly open: Exchange[] = []

  constructor(socket: Socket, connections: Set<Connection>) {
    connections.add(this)
    socket.once('close', () => {
      connections.delete(this)
      for (const exchange of this.open.splice(0)) exchange.abandoned()
    })
  }

  remove(exchange: Exchange): void {
    if (this.open.length === 1 && this.open[0] === exchange) this.open.pop()
    else if (this.open.includes(exchange)) this.open.splice(this.open.indexOf(exchange), 1)
  }
}

/**
 * The exchanges of a server that are open. Node tells on a channel that an answer has left, which costs a fraction of
 * Fastify's `onResponse`; where Node's server is not at work, the answer itself tells.
 */
export class OpenExchanges {
  readonly #connections = new Set<Connection>()
  readonly #others = new Set<Exchange>()

  constructor() {
    followAnswers()
  }

  add(exchange: Exchange, request: WatchedRequest, response: ServerResponse): void {
    if (!(request instanceof http.IncomingMessage)) return this.#addOther(exchange, response)
    request[exchangeKey] = exchange
    const socket = request.socket as WatchedSocket
    const connection = (socket[connectionKey] ??= new Connection(socket, this.#connections))
    connection.open.push(exchange)
    exchange.openOn = connection
  }

  *[Symbol.iterator](): Iterator<Exchange> {
    yield* this.#others
    for (const { open } of this.#connections) yield* open
  }

  /** A request of HTTP/2, or one that was injected. */
  #addOther(exchange: Exchange, response: ServerResponse): void {
    this.#others.add(exchange)
    response.once('finish', () => exchange.end())
    response.once('close', () => {
      this.#others.delete(exchange)
      exchange.abandoned()
    })
  }
}

/** The exchange on a socket whose request is not all there yet. */
export const arrivingOn = (socket: Socket): Exchange | undefined =>
  (socket as WatchedSocket)[connectionKey]?.open.find((exchange) => exchange.isArriving)

let following = false

const followAnswers = (): void => {
  if (following) return
  following = true
  subscribe('http.server.response.finish', (message) => {
    const { request } = message as { readonly request: WatchedRequest }
    request[exchangeKey]?.end()
  })
}
