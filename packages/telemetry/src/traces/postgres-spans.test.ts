import { once } from 'node:events'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { Client, Pool, Query, type QueryResult } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { startPostgres } from '../testing/postgres-server.ts'
import { openSendingShop } from '../testing/sending-shop.ts'
import { tracePostgres } from './postgres-spans.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
  const client = new Client(address())
  await client.connect()
  await client.query('CREATE TABLE orders (id integer PRIMARY KEY, buyer text)')
  await client.end()
})

afterAll(() => server?.stop())

const address = () => ({ host: '127.0.0.1', port: server.port, user: 'postgres', database: 'postgres' })

const openPool = (max = 10): Pool => {
  const pool = tracePostgres(new Pool({ ...address(), max }))
  onTestFinished(() => pool.end())
  return pool
}

const openClient = async (): Promise<Client> => {
  const client = tracePostgres(new Client(address()))
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const byBuyer = 'SELECT id FROM orders WHERE buyer = $1'

/** Every form in which a query with a value can be asked. */
const forms: Readonly<Record<string, () => Promise<QueryResult>>> = {
  'pool.query': () => openPool().query(byBuyer, ['ann']),
  'pool.query with a config': () => openPool().query({ text: byBuyer, values: ['ann'] }),
  'pool.query with a callback': () =>
    new Promise((resolve, reject) => {
      openPool().query(byBuyer, ['ann'], (error, result) => (error ? reject(error) : resolve(result)))
    }),
  'a client of the pool': async () => {
    const client = await openPool().connect()
    return client.query(byBuyer, ['ann']).finally(() => client.release())
  },
  'client.query': async () => (await openClient()).query(byBuyer, ['ann']),
  'a prepared statement': async () =>
    (await openClient()).query({ name: 'by-buyer', text: byBuyer }, ['ann']),
  'client.query with a callback': async () => {
    const client = await openClient()
    return new Promise((resolve, reject) => {
      client.query(byBuyer, ['ann'], (error, result) => (error ? reject(error) : resolve(result)))
    })
  },
}

test.each(Object.keys(forms))('%s: a query under a span is its child, without its values', async (form) => {
  const { telemetry, sent } = await openSendingShop()
  const result = await telemetry.span('work', () => forms[form]?.())
  expect(result?.rows).toEqual([])
  const [query, work, ...others] = await sent()
  expect([work?.name, others]).toEqual(['work', []])
  expect(query).toMatchObject({
    name: 'SELECT orders',
    kind: SpanKind.CLIENT + 1,
    parentSpanId: work?.spanId,
    status: { code: 0 },
  })
  expect(query?.attributes).toEqual({
    'db.system.name': 'postgresql',
    'db.namespace': 'postgres',
    'db.operation.name': 'SELECT',
    'db.query.summary': 'SELECT orders',
    'db.query.text': byBuyer,
    'server.address': '127.0.0.1',
    'server.port': server.port,
  })
})

test('a prepared statement asked again by its name alone is a span, too', async () => {
  const { telemetry, sent } = await openSendingShop()
  const client = await openClient()
  await client.query({ name: 'by-buyer', text: byBuyer }, ['ann'])
  // @ts-expect-error node-postgres takes it, its types do not
  await telemetry.span('work', () => client.query({ name: 'by-buyer', values: ['ann'] }))
  const [query] = await sent()
  expect(query).toMatchObject({ name: 'postgresql', attributes: { 'db.operation.name': 'SELECT' } })
  expect(query?.attributes).not.toHaveProperty(['db.query.text'])
})

test('a text with values in it is not told, nor the operation of several at once', async () => {
  const { telemetry, sent } = await openSendingShop()
  const client = await openClient()
  await telemetry.span('work', async () => {
    await client.query("INSERT INTO orders VALUES (1, 'secret')")
    await client.query("SELECT 'secret'; SELECT 2")
  })
  const [insert, several] = await sent()
  expect(insert).toMatchObject({ name: 'INSERT orders', attributes: { 'db.operation.name': 'INSERT' } })
  expect(several?.name).toBe('SELECT')
  expect(several?.attributes).not.toHaveProperty(['db.operation.name'])
  expect(JSON.stringify([insert, several])).not.toContain('secret')
})

test.each(['promise', 'callback'])('a refused query has its SQLSTATE and no value (%s)', async (form) => {
  const { telemetry, sent } = await openSendingShop()
  const client = await openClient()
  const ask = (text: string, values: readonly unknown[]): Promise<unknown> =>
    form === 'promise'
      ? client.query(text, [...values])
      : new Promise((resolve, reject) => {
          client.query(text, [...values], (error, result) => (error ? reject(error) : resolve(result)))
        })
  await telemetry.span('work', async () => {
    await expect(ask('SELECT id FROM orders WHERE id = $1', ['secret'])).rejects.toThrow('secret')
  })
  const [query] = await sent()
  expect(query).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': '22P02', 'db.response.status_code': '22P02' },
  })
  expect(JSON.stringify(query)).not.toContain('secret')
})

test('a connection that breaks is an error, and not one of the server', async () => {
  const { telemetry, sent } = await openSendingShop()
  const client = tracePostgres(new Client(address()))
  client.on('error', () => {})
  await client.connect()
  await client.end()
  await telemetry.span('work', () => expect(client.query('SELECT 1')).rejects.toThrow('closed'))
  const [query] = await sent()
  expect(query).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'Error' },
  })
  expect(query?.attributes).not.toHaveProperty(['db.response.status_code'])
})

test('queries that wait for the same connection stay with the spans they came from', async () => {
  const { telemetry, sent } = await openSendingShop()
  const pool = openPool(1)
  const names = ['a', 'b', 'c', 'd']
  await Promise.all(names.map((name) => telemetry.span(name, () => pool.query('SELECT 1'))))
  const spans = await sent()
  const works = names.map((name) => spans.find((span) => span.name === name)?.spanId)
  const parents = spans.filter(({ name }) => name === 'SELECT').map(({ parentSpanId }) => parentSpanId)
  expect(new Set(parents)).toEqual(new Set(works))
  expect(parents).toHaveLength(names.length)
})

test('what a callback does belongs to the span around the query', async () => {
  const { telemetry, sent } = await openSendingShop()
  const client = await openClient()
  await telemetry.span('work', async () => {
    await new Promise<void>((resolve) => {
      client.query('SELECT 1', () => {
        resolve(telemetry.span('within', () => {}))
      })
    })
  })
  const spans = await sent()
  const work = spans.find(({ name }) => name === 'work')
  expect(spans.find(({ name }) => name === 'within')?.parentSpanId).toBe(work?.spanId)
})

test('without a span nothing is told, and what is no plain query is left as it is', async () => {
  const { telemetry, sent } = await openSendingShop()
  const client = await openClient()
  expect(tracePostgres(client)).toBe(client)
  await client.query('SELECT 1')
  await telemetry.span('work', async () => {
    await once(client.query(new Query('SELECT 1')), 'end')
    await once(client.query(cursorLike('SELECT 1')), 'end')
    // @ts-expect-error what plain JavaScript may do
    expect(() => client.query(null)).toThrow('null')
    // @ts-expect-error the same
    await expect(client.query({ text: 7 })).rejects.toThrow('text')
  })
  expect((await sent()).map(({ name }) => name)).toEqual(['work'])
})

/** A query that, as a cursor does, knows of no callback. */
const cursorLike = (text: string): Query => {
  const query = new Query(text)
  Reflect.deleteProperty(query, 'callback')
  return query
}

test('a rejection that nobody handles is still one', async () => {
  const { telemetry } = await openSendingShop()
  const client = await openClient()
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  onTestFinished(() => {
    for (const listener of listeners) process.on('unhandledRejection', listener)
  })
  const unhandled = once(process, 'unhandledRejection')
  await telemetry.span('work', () => void client.query('SELECT no_such_column'))
  expect(await unhandled).toMatchObject([{ code: '42703' }, expect.any(Promise)])
})
