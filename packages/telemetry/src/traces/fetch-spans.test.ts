import { createServer, type IncomingHttpHeaders } from 'node:http'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { eventually } from '../testing/eventually.ts'
import { listening } from '../testing/listening.ts'
import { openShop } from '../testing/open-shop.ts'
import { startOtlpReceiver } from '../testing/otlp-receiver.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

/** A shop that sends its spans, and a place it can call, which keeps the headers of its last call. */
const startCalling = async () => {
  const { telemetry, sent } = await openSendingShop()
  const calls: IncomingHttpHeaders[] = []
  const called = fastify()
  called.get('/answer/:status', ({ params, headers }, reply) => {
    calls.push(headers)
    return reply.code(Number((params as { status: string }).status)).send({ ok: true })
  })
  const address = await listening(called)
  return { telemetry, address, calls, sent }
}

test('a fetch under a span is its child, and the called one gets the child’s traceparent', async () => {
  const { telemetry, address, calls, sent } = await startCalling()
  await telemetry.span('work', async () => (await fetch(`${address}/answer/200?key=secret`)).text())
  const [call, work] = await sent()
  const { port } = new URL(address)
  expect(call).toMatchObject({
    name: 'GET',
    kind: SpanKind.CLIENT + 1,
    parentSpanId: work?.spanId,
    status: { code: 0 },
  })
  expect(call?.attributes).toEqual({
    'http.request.method': 'GET',
    'url.full': `${address}/answer/200`,
    'server.address': '127.0.0.1',
    'server.port': Number(port),
    'http.response.status_code': 200,
  })
  expect(calls[0]?.traceparent).toBe(`00-${call?.traceId}-${call?.spanId}-01`)
})

test('fetches beside each other are each the child of the span they were made under', async () => {
  const { telemetry, address, sent } = await startCalling()
  const work = (name: string) =>
    telemetry.span(name, async () => (await fetch(`${address}/answer/200`, { method: 'GET' })).text())
  await Promise.all(['a', 'b', 'c'].map(work))
  const spans = await sent()
  for (const name of ['a', 'b', 'c']) {
    const parent = spans.find((span) => span.name === name)
    expect(spans.filter((span) => span.parentSpanId === parent?.spanId)).toHaveLength(1)
  }
})

test('an answer of 4xx or 5xx is an error of the call', async () => {
  const { telemetry, address, sent } = await startCalling()
  await telemetry.span('work', async () => (await fetch(`${address}/answer/503`)).text())
  expect((await sent())[0]).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'http.response.status_code': 503, 'error.type': '503' },
  })
})

test('a call that nobody answers is an error', async () => {
  const { telemetry, sent } = await startCalling()
  const gone = fastify()
  const nobody = await gone.listen({ host: '127.0.0.1', port: 0 })
  await gone.close()
  const work = telemetry.span('work', () => fetch(nobody))
  await expect(work).rejects.toThrow('fetch failed')
  const call = (await sent()).find(({ name }) => name === 'GET')
  expect(call).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'ECONNREFUSED' },
  })
})

test('a call that is given up is an error', async () => {
  const { telemetry, sent } = await startCalling()
  const silent = createServer(() => {})
  const address = await listening(fastify({ serverFactory: () => silent }))
  await expect(
    telemetry.span('work', () => fetch(address, { signal: AbortSignal.timeout(50) })),
  ).rejects.toThrow('aborted due to timeout')
  const call = (await sent()).find(({ name }) => name === 'GET')
  expect(call).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'TimeoutError' },
  })
})

test('a fetch outside a span, or with a traceparent of its own, is left as it is', async () => {
  const { telemetry, address, calls, sent } = await startCalling()
  await (await fetch(`${address}/answer/200`)).text()
  expect(calls[0]).not.toHaveProperty('traceparent')
  expect(await sent()).toEqual([])

  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  await telemetry.span('work', async () =>
    (await fetch(`${address}/answer/200`, { headers: { traceparent } })).text(),
  )
  expect(calls[1]?.traceparent).toBe(traceparent)
})

test('an unsampled span passes its decision on', async () => {
  const { address, calls } = await startCalling()
  const { telemetry } = openShop({ OTEL_TRACES_SAMPLER: 'always_off' })
  await telemetry.span('work', async () => (await fetch(`${address}/answer/200`)).text())
  expect(calls[0]?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
})

test('three services that call each other make one trace', async () => {
  const receiver = await startOtlpReceiver()
  const start = async (name: string, next?: string) => {
    const { telemetry } = openShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_SERVICE_NAME: name })
    const app = createApp(telemetry)
    app.post('/work', async () => {
      if (next !== undefined) await (await fetch(`${next}/work`, { method: 'POST' })).text()
      return { ok: true }
    })
    return { telemetry, address: await listening(app) }
  }
  const last = await start('last')
  const middle = await start('middle', last.address)
  const first = await start('first', middle.address)
  await (await fetch(`${first.address}/work`, { method: 'POST' })).text()
  await eventually(async () => {
    for (const { telemetry } of [first, middle, last]) await telemetry.flush(1000)
    expect(receiver.spans).toHaveLength(5)
  })

  expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1)
  const path = (spanId: string | undefined): string[] => {
    const span = receiver.spans.find((each) => each.spanId === spanId)
    return span === undefined
      ? []
      : [...path(span.parentSpanId), `${String(span.resource['service.name'])} ${span.name}`]
  }
  const end = receiver.spans.find(({ resource }) => resource['service.name'] === 'last')
  expect(path(end?.spanId)).toEqual([
    'first POST /work',
    'first POST',
    'middle POST /work',
    'middle POST',
    'last POST /work',
  ])
})
