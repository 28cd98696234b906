import { TraceFlags, trace } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openSendingShop } from '../testing/sending-shop.ts'
import { createApp } from './create-app.ts'

const tenth = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' }

/** The share of requests whose spans are sampled, when the n-th caller sends this `traceparent`. */
const sampledShare = async (env: NodeJS.ProcessEnv, traceparent: (at: number) => string): Promise<number> => {
  const { telemetry } = await openSendingShop({ ...tenth, OTEL_BSP_SCHEDULE_DELAY: '100', ...env })
  const app = createApp(telemetry)
  let sampled = 0
  app.get('/', () => {
    const { traceFlags = 0 } = trace.getActiveSpan()?.spanContext() ?? {}
    sampled += traceFlags & TraceFlags.SAMPLED
    return {}
  })
  for (let at = 0; at < requests; at++)
    await app.inject({ url: '/', headers: { traceparent: traceparent(at) } })
  return sampled / requests
}

const requests = 10_000
const spanId = 'b'.repeat(16)

/** Ids that OpenTelemetry's sampler by ratio always takes. */
const chosen = (at: number): string => `00-${(at + 1).toString(16).padStart(32, '0')}-${spanId}-01`

test(
  'at an edge a stranger’s flag and ids do not force a trace to be recorded',
  { timeout: 120_000 },
  async () => {
    const share = await sampledShare({ TRACE_EDGE: 'true' }, chosen)
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThan(0.12)
  },
)

test('nor does a flag of 0 hide one', async () => {
  const { telemetry, sent } = await openSendingShop({ TRACE_EDGE: 'true' })
  const app = createApp(telemetry)
  app.get('/', () => ({}))
  await app.inject({ url: '/', headers: { traceparent: `00-${'a'.repeat(32)}-${spanId}-00` } })
  expect(await sent()).toMatchObject([{ traceId: 'a'.repeat(32), parentSpanId: spanId }])
})

test('inside the house the caller has decided', async () => {
  const { telemetry, sent } = await openSendingShop({ ...tenth, OTEL_TRACES_SAMPLER_ARG: '0' })
  const app = createApp(telemetry)
  app.get('/', () => ({}))
  await app.inject({ url: '/', headers: { traceparent: chosen(0) } })
  await app.inject({ url: '/', headers: { traceparent: chosen(1).replace(/01$/, '00') } })
  expect(await sent()).toMatchObject([{ traceId: '0'.repeat(31) + '1' }])
})

test('without a propagator no caller is followed', async () => {
  const { telemetry, sent } = await openSendingShop({ OTEL_PROPAGATORS: 'none' })
  const app = createApp(telemetry)
  app.get('/', () => ({}))
  await app.inject({ url: '/', headers: { traceparent: chosen(0) } })
  const [span] = await sent()
  expect(span?.traceId).not.toBe('0'.repeat(31) + '1')
  expect(span?.parentSpanId ?? '').toBe('')
})
