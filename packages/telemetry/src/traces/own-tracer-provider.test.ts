import { trace } from '@opentelemetry/api'
import { BatchSpanProcessor, InMemorySpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { openShop } from '../testing/open-shop.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

test('a processor of OpenTelemetry’s SDK gets every span, as its own SDK would have made it', async () => {
  const { telemetry, sent } = await openSendingShop()
  const exporter = new InMemorySpanExporter()
  telemetry.tracerProvider?.addSpanProcessor(new BatchSpanProcessor({ exporter }))
  const app = createApp(telemetry)
  app.get('/things/:id', () => telemetry.span('inner', (span) => void span.addEvent('seen', { a: 1 })))
  await app.inject('/things/7')
  const arrived = await sent()
  const [inner, outer] = exporter.getFinishedSpans()
  expect(inner).toMatchObject({ name: 'inner', events: [{ name: 'seen', attributes: { a: 1 } }] })
  expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId)
  expect(outer).toMatchObject({
    name: 'GET /things/:id',
    kind: 1,
    ended: true,
    links: [],
    droppedLinksCount: 0,
  })
  expect(outer?.attributes).toMatchObject({ 'http.route': '/things/:id', 'http.response.status_code': 200 })
  expect(outer?.resource.attributes['service.name']).toBe('shop')
  expect(arrived.map(({ spanId }) => spanId)).toEqual(
    [inner, outer].map((span) => span?.spanContext().spanId),
  )
  const [seconds, nanos] = outer?.startTime ?? [0, 0]
  expect(Math.abs(seconds + nanos / 1e9 - Date.now() / 1000)).toBeLessThan(60)
})

test('a processor alone is reason enough to record', async () => {
  const { telemetry } = openShop()
  const exporter = new InMemorySpanExporter()
  telemetry.tracerProvider?.addSpanProcessor(new BatchSpanProcessor({ exporter }))
  await telemetry.span('seen', () => {})
  await telemetry.flush(1000)
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['seen'])
})

test('a processor that throws harms nobody', async () => {
  const { telemetry, sent } = await openSendingShop()
  const fail = (): never => {
    throw new Error('broken')
  }
  const broken: SpanProcessor = {
    onStart: fail,
    onEnding: fail,
    onEnd: fail,
    forceFlush: fail,
    shutdown: fail,
  }
  telemetry.tracerProvider?.addSpanProcessor(broken)
  expect(await telemetry.span('made', () => 7)).toBe(7)
  expect(await sent()).toHaveLength(1)
})

test('instrumentation of others makes its spans through the global API, each under its own name', async () => {
  const { telemetry, sent } = await openSendingShop()
  const tracer = telemetry.tracerProvider?.getTracer('somebody', '1.2')
  await telemetry.span('outer', () => tracer?.startSpan('theirs').end())
  const [theirs, outer] = await sent()
  expect(theirs).toMatchObject({ name: 'theirs', parentSpanId: outer?.spanId })
  expect(trace.getActiveSpan()).toBeUndefined()
})
