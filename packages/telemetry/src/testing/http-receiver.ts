import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'

export interface ReceivedRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** Unpacked. */
  readonly body: Buffer
}

/** A receiver that keeps whatever was sent to it, on a free port of the loopback, for one test. */
export const startHttpReceiver = async () => {
  const requests: ReceivedRequest[] = []
  const receiver = { url: '', requests, answers: 200 as number | 'silent' }
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const { headers, url: path = '' } = request
    if (receiver.answers === 'silent') return
    if (receiver.answers === 200)
      requests.push({ path, headers, body: headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body })
    response.writeHead(receiver.answers, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return receiver
}
