import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** A web server of our own, to which Alertmanager sends its messages. */
export interface Listener {
  readonly url: string
  /** The bodies that have come in, oldest first. */
  readonly heard: readonly string[]
  stop(): void
}

/** Listens on a free port of this machine. Answers `ok`, as Slack does. */
export const listen = async (): Promise<Listener> => {
  const heard: string[] = []
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    heard.push(await text(request))
    response.end('ok')
  }
  const server = createServer((request, response) => void hear(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
