import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { openSendingShop } from '../testing/sending-shop.ts'

test('a span inside a span is its child, and the log line inside bears its ids', async () => {
  const { telemetry, sent, lines } = await openSendingShop()
  await telemetry.span('outer', async () => {
    await telemetry.span('inner', () => telemetry.log.info('inside'), {
      kind: SpanKind.PRODUCER,
      attributes: { a: 1 },
    })
  })
  const [inner, outer] = await sent()
  expect(inner).toMatchObject({ name: 'inner', kind: 4, parentSpanId: outer?.spanId, attributes: { a: 1 } })
  expect(outer).toMatchObject({ name: 'outer', traceId: inner?.traceId })
  expect(lines).toMatchObject([
    { msg: 'inside', service: 'shop', trace_id: inner?.traceId, span_id: inner?.spanId },
  ])
})

test('what the work throws is recorded on the span and thrown on', async () => {
  const { telemetry, sent } = await openSendingShop()
  const work = telemetry.span('fails', () => Promise.reject(new Error('no stock')))
  await expect(work).rejects.toThrow('no stock')
  const [span] = await sent()
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'no stock' })
  expect(span?.events).toMatchObject([{ name: 'exception' }])
})

test('a kept traceparent continues its trace', async () => {
  const { telemetry, sent } = await openSendingShop()
  const kept = await telemetry.span('before', () => telemetry.traceparent())
  await telemetry.span('after', () => {}, { parent: kept ?? '' })
  const [before, after] = await sent()
  expect(after).toMatchObject({ traceId: before?.traceId, parentSpanId: before?.spanId })
})

test('a traceparent that is none begins a new trace', async () => {
  const { telemetry, sent } = await openSendingShop()
  await telemetry.span('alone', () => {}, { parent: '00-zz' })
  const [alone] = await sent()
  expect(alone?.name).toBe('alone')
  expect(alone?.parentSpanId ?? '').toBe('')
})

test('outside a span there is no traceparent', async () => {
  const { telemetry } = await openSendingShop()
  expect(telemetry.traceparent()).toBeUndefined()
})

test('the resource says who speaks, and not with what arguments it was started', async () => {
  const { telemetry, sent } = await openSendingShop({
    OTEL_SERVICE_NAME: 'corner-shop',
    OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=street,service.version=9,service.name=other',
  })
  await telemetry.span('any', () => {})
  const [span] = await sent()
  expect(span?.resource).toEqual({
    'service.name': 'corner-shop',
    'service.version': '9',
    'service.namespace': 'street',
    'telemetry.sdk.language': 'nodejs',
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.version': expect.any(String),
  })
})

test('attributes are limited in number and length', async () => {
  const { telemetry, sent } = await openSendingShop()
  await telemetry.span('large', (span) => {
    span.setAttribute('prompt', 'x'.repeat(100_000))
    for (let at = 0; at < 100; at++) span.setAttribute(`a${at}`, at)
  })
  const { attributes = {} } = (await sent())[0] ?? {}
  expect(Object.keys(attributes)).toHaveLength(64)
  expect(attributes.prompt).toHaveLength(4096)
})

test('without a sample nothing is sent, yet lines bear ids', async () => {
  const { telemetry, sent, lines } = await openSendingShop({ OTEL_TRACES_SAMPLER: 'always_off' })
  await telemetry.span('unseen', () => telemetry.log.info('inside'))
  expect(await sent()).toEqual([])
  expect(lines).toMatchObject([{ trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) }])
})

test('a disabled SDK makes no ids', async () => {
  const { telemetry, sent, lines } = await openSendingShop({ OTEL_SDK_DISABLED: 'true' })
  expect(await telemetry.span('none', () => (telemetry.log.info('inside'), 7))).toBe(7)
  expect(await sent()).toEqual([])
  expect(lines[0]).not.toHaveProperty('trace_id')
})

test('a bad setting is told in a line and does not keep the service from starting', () => {
  const { lines } = openShop({
    OTEL_TRACES_SAMPLER: 'some',
    OTEL_RESOURCE_ATTRIBUTES: 'a',
    LOG_LEVEL: 'loud',
  })
  const warnings = lines.filter(({ level }) => level === 'warn').map(({ msg }) => msg)
  expect(warnings).toEqual([
    expect.stringContaining('LOG_LEVEL'),
    expect.stringContaining('OTEL_RESOURCE_ATTRIBUTES'),
    expect.stringContaining('OTEL_TRACES_SAMPLER'),
  ])
})

test('spans of plain OpenTelemetry API calls become children too', async () => {
  const { telemetry, sent } = await openSendingShop()
  await telemetry.span('outer', () =>
    telemetry.tracer.startActiveSpan('middle', (middle) => {
      trace.getActiveSpan()?.setAttribute('seen', true)
      middle.end()
    }),
  )
  const [middle, outer] = await sent()
  expect(middle).toMatchObject({ name: 'middle', parentSpanId: outer?.spanId, attributes: { seen: true } })
})
