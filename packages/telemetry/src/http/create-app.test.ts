import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { listening } from '../testing/listening.ts'
import { openShop } from '../testing/open-shop.ts'
import { createApp } from './create-app.ts'

test('a client that drips its head or its body is sent away', { timeout: 20_000 }, async () => {
  const app = createApp(openShop().telemetry)
  app.post('/things', () => ({}))
  const address = new URL(await listening(app))
  const head = 'POST /things HTTP/1.1\r\nHost: shop\r\ncontent-type: text/plain\r\ncontent-length: 1000\r\n'
  const answers = await Promise.all([drip(address, head, 'x: y\r\n'), drip(address, `${head}\r\n`, 'x')])
  for (const { text: answer, seconds } of answers) {
    expect(answer).toMatch(/^HTTP\/1.1 408/)
    expect(seconds).toBeLessThan(15)
  }
})

/** Sends the start at once and a drop five times a second, for as long as the server stands it. */
const drip = async ({ port, hostname }: URL, start: string, drop: string) => {
  const client = connect(Number(port), hostname)
  await once(client, 'connect')
  const connected = performance.now()
  client.write(start)
  const dripping = setInterval(() => client.write(drop), 200)
  const answer = await text(client).finally(() => clearInterval(dripping))
  return { text: answer, seconds: (performance.now() - connected) / 1000 }
}
