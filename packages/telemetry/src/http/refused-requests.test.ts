import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { httpStatuses } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { listening } from '../testing/listening.ts'
import { openSendingShop } from '../testing/sending-shop.ts'
import { shop } from '../testing/shop.ts'
import { createApp } from './create-app.ts'

const { httpRequests } = shop.metrics
type Status = (typeof httpStatuses)[number]

const startShop = async () => {
  const opened = await openSendingShop()
  const app = createApp(opened.telemetry)
  app.post('/things', () => ({ ok: true }))
  return { ...opened, app, address: await listening(app) }
}

const send = async (address: string, request: string): Promise<string> => {
  const { port, hostname } = new URL(address)
  const client = connect(Number(port), hostname)
  await once(client, 'connect')
  client.write(request)
  return text(client)
}

test.each<[string, string, Status]>([
  ['what is no HTTP', 'hello, is anybody there?\r\n\r\n', '400'],
  ['a head that is too large', `GET / HTTP/1.1\r\nHost: shop\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
])('%s is counted, once, and makes no span', async (_what, request, status) => {
  const { address, sample, sent, lines } = await startShop()
  expect(await send(address, request)).toContain(`HTTP/1.1 ${status}`)
  await eventually(async () =>
    expect(await sample(httpRequests, { method: '_OTHER', endpoint: 'unmatched', status })).toBe(1),
  )
  expect(await sent()).toEqual([])
  expect(lines.slice(1)).toMatchObject([{ level: 'info', msg: 'request refused', status: Number(status) }])
})

test('a body that breaks ends the request it belongs to, and is no other', async () => {
  const { address, telemetry, sample, sent } = await startShop()
  const head = 'POST /things HTTP/1.1\r\nHost: shop\r\ncontent-type: application/json\r\n'
  await send(address, `${head}transfer-encoding: chunked\r\n\r\nno length\r\n`)
  await eventually(async () =>
    expect(await sample(httpRequests, { method: 'POST', endpoint: '/things', status: '400' })).toBe(1),
  )
  expect((await telemetry.scrape()).body).not.toContain('method="_OTHER"')
  expect(await sent()).toMatchObject([
    { name: 'POST /things', attributes: { 'http.response.status_code': 400 } },
  ])
})

test('a client that goes before it has said anything is not counted', async () => {
  const { address, telemetry, sample } = await startShop()
  const { port, hostname } = new URL(address)
  const client = connect(Number(port), hostname)
  await once(client, 'connect')
  client.write('POST /thi')
  client.resetAndDestroy()
  await send(address, 'POST /things HTTP/1.1\r\nHost: shop\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
  await eventually(async () =>
    expect(await sample(httpRequests, { method: 'POST', endpoint: '/things', status: '200' })).toBe(1),
  )
  expect((await telemetry.scrape()).body).not.toContain('method="_OTHER"')
})
