import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { spansIn } from './spans-in.ts'

/** What the receiver has been sent since it was last asked. */
export interface Received {
  readonly exports: number
  readonly bytes: number
  readonly spans: number
}

/** A receiver of traces, OTLP or Datadog's, as a program of its own: it counts the spans and does nothing else with them. */
let received: Received = { exports: 0, bytes: 0, spans: 0 }

const server = createServer((request, response) => {
  void take(request).then(() => response.setHeader('content-type', 'application/json').end('{}'))
})

const take = async (request: IncomingMessage): Promise<void> => {
  const body = await buffer(request)
  const spans = request.url?.includes('/traces') ? spansIn(request.headers, body) : 0
  received = {
    exports: received.exports + (spans > 0 ? 1 : 0),
    bytes: received.bytes + (spans > 0 ? body.length : 0),
    spans: received.spans + spans,
  }
}

process.on('message', () => {
  process.send?.({ received })
  received = { exports: 0, bytes: 0, spans: 0 }
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
