import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export interface Webhook {
  readonly url: string
  /** The bodies of what came, and was taken or not. */
  readonly received: readonly Record<string, unknown>[]
  /** The status that it answers from now on. */
  status: number
}

/** A server that takes JSON, for one test. */
export const webhook = async (): Promise<Webhook> => {
  const received: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    received.push(JSON.parse(await text(request)) as Record<string, unknown>)
    response.writeHead(hook.status).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const hook: Webhook = { url: `http://127.0.0.1:${port}/hook`, received, status: 200 }
  return hook
}
