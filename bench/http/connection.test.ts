import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from './connection.ts'

/** What a connection counts while a server answers like this. */
const askFor = async (milliseconds: number, answer: RequestListener) => {
  let served = 0
  const server = createServer((request, response) => {
    served += 1
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const connection = await Connection.open(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await connection.runUntil(performance.now() + milliseconds)
  return { served, answered: connection.latencies.length, failed: connection.failed }
}

test('each answer is counted once, whatever its length and however it arrives', async () => {
  let turn = 0
  const { served, answered, failed } = await askFor(200, (_, response) => {
    turn += 1
    const body = 'x'.repeat([10, 10, 70_000, 11][turn % 4] ?? 0)
    response.setHeader('content-length', body.length)
    response.write(body.slice(0, 5))
    setImmediate(() => response.end(body.slice(5)))
  })
  expect(answered).toBeGreaterThan(8)
  expect(answered).toBe(served)
  expect(failed).toBe(0)
})

test('an answer that is no success has failed, also when it is as long as a good one', async () => {
  let turn = 0
  const { served, answered, failed } = await askFor(100, (_, response) => {
    turn += 1
    response.writeHead(turn % 2 === 0 ? 503 : 200, 'Same', { 'content-length': 2 }).end('ok')
  })
  expect(answered).toBe(served)
  expect(failed).toBe(Math.floor(served / 2))
})
