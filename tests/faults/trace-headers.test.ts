import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { random } from '../../packages/cli/src/traffic/random.ts'
import { selfMetrics } from '../../packages/spec/src/index.ts'
import { startCollector } from './fixtures/collector.ts'
import { readPage, total } from './fixtures/page.ts'
import { pipeline } from './fixtures/pipeline.ts'
import { startWatched } from './fixtures/watched/start.ts'

const requests = 10_000
const ratio = 0.1

/** At an edge neither the caller's flag nor an id that the caller chose decides. */
const startEdge = async (env: NodeJS.ProcessEnv = {}) => {
  const collector = await startCollector()
  const service = await startWatched({
    LOG_LEVEL: 'error',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
    TRACE_EDGE: 'true',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(ratio),
    ...env,
  })
  /** Every span that was recorded, when no more come. */
  const recorded = async () => {
    service.kill('SIGTERM')
    const page = await readPage(service.url)
    await service.ended
    return { spans: collector.spans, dropped: total(page, selfMetrics.spansDropped) }
  }
  return { ...service, collector, recorded }
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

test.each([
  { ids: 'random', traceId: () => hex(16) },
  { ids: 'always the same', traceId: () => '4bf92f3577b34da6a3ce929d0e0e4736' },
  { ids: 'as low as can be', traceId: (nth: number) => (nth + 1).toString(16).padStart(32, '0') },
  { ids: 'as high as can be', traceId: () => 'f'.repeat(32) },
])(
  `P21: of ${requests} requests whose callers say "sampled", with ids that are $ids, the share that is recorded stays at the configured ratio, +20 % at most`,
  async ({ traceId }) => {
    const edge = await startEdge()
    const headers = (nth: number) => [`traceparent: 00-${traceId(nth)}-${hex(8)}-01`]
    expect(await pipeline(edge.url, { requests, line: () => 'GET /work/1', headers })).toEqual({
      200: requests,
    })
    const { spans, dropped } = await edge.recorded()
    expect((spans.length + dropped) / requests).toBeLessThanOrEqual(ratio * 1.2)
  },
)

test('P21: without a word from the caller the share is the configured ratio, +-20 %', async () => {
  const edge = await startEdge()
  await pipeline(edge.url, { requests, line: () => 'GET /work/1' })
  const { spans, dropped } = await edge.recorded()
  expect((spans.length + dropped) / requests).toBeGreaterThanOrEqual(ratio * 0.8)
  expect((spans.length + dropped) / requests).toBeLessThanOrEqual(ratio * 1.2)
})

test('P21: 10,000 requests with malformed trace headers: each answered 200, each span with an id that is one', async () => {
  const edge = await startEdge({ OTEL_TRACES_SAMPLER: 'parentbased_always_on' })
  const next = random(28)
  const garbled = (text: string) => text.replace(/./g, (sign) => (next() < 0.1 ? strange(next()) : sign))
  const headers = (nth: number) => [
    `traceparent: ${garbled(`00-${hex(16)}-${hex(8)}-01`)}${'-x'.repeat(nth % 7)}`,
    `tracestate: ${garbled('vendor=value,other@tenant=1')}${','.repeat(nth % 40)}`,
    `baggage: ${garbled('user=canary,session=1;p=2')}`,
  ]
  expect(await pipeline(edge.url, { requests, line: () => 'GET /work/1', headers })).toEqual({
    200: requests,
  })
  const { spans } = await edge.recorded()
  expect(spans.length).toBeGreaterThan(0)
  const odd = spans.filter(
    ({ traceId, spanId, parentSpanId }) =>
      !/^(?!0+$)[0-9a-f]{32}$/.test(traceId) ||
      !/^(?!0+$)[0-9a-f]{16}$/.test(spanId) ||
      !/^([0-9a-f]{16})?$/.test(parentSpanId ?? ''),
  )
  expect(odd).toEqual([])
})

/** A sign that a header may carry. */
const strange = (choice: number): string => 'gZ-=;,%"{ ~\u00e9'[Math.floor(choice * 12)] ?? 'g'

test('P21: baggage goes neither into attributes nor onward; the trace goes on', async () => {
  const edge = await startEdge({ OTEL_TRACES_SAMPLER: 'parentbased_always_on' })
  const asked: IncomingHttpHeaders[] = []
  const provider = createServer(({ headers }, response) => {
    asked.push(headers)
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => void provider.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void provider.close())
  const traceId = hex(16)
  const answer = await fetch(
    `${edge.url}/onward?url=http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`,
    {
      headers: { traceparent: `00-${traceId}-${hex(8)}-01`, baggage: 'user=canary-42,session=canary-43' },
    },
  )
  expect(answer.status).toBe(200)
  const { spans } = await edge.recorded()
  expect(asked).toMatchObject([{ traceparent: expect.stringContaining(traceId) }])
  expect(spans.map((span) => span.traceId)).toEqual([traceId, traceId])
  expect(JSON.stringify([asked, spans, edge.lines()])).not.toContain('canary')
  expect(asked[0]).not.toHaveProperty('baggage')
})
