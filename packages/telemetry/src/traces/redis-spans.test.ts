import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { expect, onTestFinished, test } from 'vitest'
import { startRedis } from '../testing/redis-server.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

interface Client {
  set(key: string, value: string): Promise<unknown>
  incr(key: string): Promise<unknown>
  batch(): Promise<unknown>
}

const clients: Readonly<Record<string, (port: number) => Promise<Client>>> = {
  'node-redis': async (port) => {
    const client = createClient({ url: `redis://127.0.0.1:${port}` })
    client.on('error', () => {})
    await client.connect()
    onTestFinished(() => client.destroy())
    return {
      set: (key, value) => client.set(key, value),
      incr: (key) => client.incr(key),
      batch: () => client.multi().set('a', '1').incr('a').exec(),
    }
  },
  ioredis: async (port) => {
    const client = new Redis({ port, host: '127.0.0.1' })
    onTestFinished(() => client.disconnect())
    return {
      set: (key, value) => client.set(key, value),
      incr: (key) => client.incr(key),
      batch: () => client.multi().set('a', '1').incr('a').exec(),
    }
  },
}

test.each(Object.keys(clients))(
  '%s: each command under a span is its child, without keys and values',
  async (name) => {
    const { telemetry, sent } = await openSendingShop()
    const { port } = await startRedis()
    const client = await clients[name]?.(port)
    await client?.set('nobody', 'asks')
    await telemetry.span('work', async () => {
      await client?.set('user:ann', 'secret')
      await expect(client?.incr('user:ann')).rejects.toThrow('not an integer')
    })
    const [set, incr, work] = await sent()
    expect(set).toMatchObject({
      name: 'SET',
      kind: SpanKind.CLIENT + 1,
      parentSpanId: work?.spanId,
      status: { code: 0 },
    })
    expect(set?.attributes).toEqual({
      'db.system.name': 'redis',
      'db.operation.name': 'SET',
      'db.namespace': '0',
      'server.address': '127.0.0.1',
      'server.port': port,
    })
    expect(incr).toMatchObject({
      name: 'INCR',
      status: { code: SpanStatusCode.ERROR },
      parentSpanId: work?.spanId,
    })
    expect(JSON.stringify([set, incr])).not.toMatch(/ann|secret/)
  },
)

test.each(Object.keys(clients))('%s: a batch is one span', async (name) => {
  const { telemetry, sent } = await openSendingShop()
  const { port } = await startRedis()
  const client = await clients[name]?.(port)
  await telemetry.span('work', () => client?.batch())
  const [batch, work] = await sent()
  expect(batch).toMatchObject({
    name: 'MULTI',
    parentSpanId: work?.spanId,
    attributes: { 'db.operation.name': 'MULTI', 'db.operation.batch.size': 2 },
  })
  expect(work?.name).toBe('work')
})
