import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { eventually } from '../testing/eventually.ts'
import { startHttpReceiver } from '../testing/http-receiver.ts'
import { listening } from '../testing/listening.ts'
import { openShop } from '../testing/open-shop.ts'
import { openSendingShop } from '../testing/sending-shop.ts'
import { startProgram } from '../testing/program.ts'

describe('spans', () => {
  test.each([
    [{ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf' }, 'application/x-protobuf', undefined],
    [{ OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip' }, 'application/json', 'gzip'],
    [{}, 'application/json', undefined],
  ])('with %j are sent as %s', async (env, contentType, encoding) => {
    const receiver = await startHttpReceiver()
    const { telemetry } = openShop({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=street',
      ...env,
    })
    await telemetry.span('work', () => {})
    await telemetry.flush(5000)
    const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = receiver.requests
    expect([path, headers['content-type'], headers['content-encoding'], headers['x-tenant']]).toEqual([
      '/v1/traces',
      contentType,
      encoding,
      'street',
    ])
    expect(body.includes('work')).toBe(true)
  })

  test('keep their limits', async () => {
    const { telemetry, sent } = await openSendingShop({
      OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: '2',
      OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '3',
      OTEL_SPAN_EVENT_COUNT_LIMIT: '1',
    })
    await telemetry.span('work', (span) => {
      span.setAttributes({ a: 'xxxx', b: 2, c: 3 }).addEvent('one').addEvent('two')
    })
    const [span] = await sent()
    expect(span?.attributes).toEqual({ a: 'xxx', b: 2 })
    expect(span?.events).toHaveLength(1)
  })

  test('are lines when the console is named', async () => {
    const { telemetry, lines } = openShop({ OTEL_TRACES_EXPORTER: 'console' })
    await telemetry.span('work', (span) => void span.setAttribute('api_key', 'canary-1234'))
    expect(lines).toMatchObject([
      {
        msg: 'span ended',
        trace_id: expect.stringMatching(/^[\da-f]{32}$/),
        span: { name: 'work', attributes: { api_key: '[redacted]' } },
      },
    ])
  })

  test.each([
    ['tracecontext', true],
    ['none', false],
  ])('with propagation by %s, a trace of a caller goes on: %s', async (propagators, goesOn) => {
    const { telemetry } = openShop({ OTEL_PROPAGATORS: propagators })
    const app = createApp(telemetry)
    app.get('/inner', async ({ headers }) => ({ header: headers.traceparent }))
    app.get('/outer', async () => {
      const inner = await (await fetch(`${address}/inner`)).json()
      return { ...(inner as object), own: telemetry.traceparent() }
    })
    const address = await listening(app)
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` }
    const { header, own } = (await (await fetch(`${address}/outer`, { headers })).json()) as {
      readonly header?: string
      readonly own: string
    }
    expect([own.includes(traceId), header !== undefined]).toEqual([goesOn, goesOn])
  })
})

test.each([
  ['always_off', false, false],
  ['trace_based', true, false],
  ['always_on', true, true],
])('exemplars by %s', async (filter, ofSampled, ofUnsampled) => {
  for (const [sampler, expected] of [
    ['always_on', ofSampled],
    ['always_off', ofUnsampled],
  ] as const) {
    const { telemetry } = openShop({
      OTEL_METRICS_EXEMPLAR_FILTER: filter,
      OTEL_TRACES_SAMPLER: sampler,
      OTEL_TRACES_EXPORTER: 'console',
      LOG_LEVEL: 'silent',
    })
    await telemetry.span('work', () => telemetry.metrics.duration.record(0.5, { model: 'small' }))
    const { body } = await telemetry.scrape('application/openmetrics-text')
    expect(/# \{trace_id=/.test(body)).toBe(expected)
  }
})

test('what OpenTelemetry’s parts tell of themselves is a line, from the level that was named', async () => {
  const { diag } = await import('@opentelemetry/api')
  const told = (OTEL_LOG_LEVEL: string) => {
    const { lines } = openShop({ OTEL_LOG_LEVEL })
    diag.warn('lost something')
    diag.warn('lost something')
    diag.info('all is well')
    return lines.map(({ level, msg, logger }) => [level, msg, logger])
  }
  expect(told('')).toEqual([['warn', 'lost something', 'opentelemetry']])
  expect(told('info').at(-1)).toEqual(['info', 'all is well', 'opentelemetry'])
  expect(told('none')).toEqual([])
})

test(
  'neither arguments nor variables of the process are told, in any signal',
  { timeout: 60_000 },
  async () => {
    const canary = 'C4n4ry-8f1c2d9e0b7a'
    const receiver = await startHttpReceiver()
    const shop = fileURLToPath(new URL('../testing/served-shop.ts', import.meta.url))
    const program = startProgram([`--title=${canary}`, shop, `--api-key=${canary}`], {
      PORT: '0',
      CANARY: canary,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_NODE_RESOURCE_DETECTORS: 'all',
    })
    const address = await eventually(() => {
      const [found] = program.lines.join('\n').match(/http:\/\/127[\d.:]+/) ?? []
      expect(found).toBeDefined()
      return found as string
    })
    await (await fetch(`${address}/slow`)).text()
    const page = await (await fetch(`${address}/metrics`)).text()
    program.kill('SIGTERM')
    await program.ended
    const paths = new Set(receiver.requests.map(({ path }) => path))
    expect([...paths].toSorted()).toEqual(['/v1/logs', '/v1/metrics', '/v1/traces'])
    const sent = receiver.requests.map(({ body, headers }) => body.toString() + JSON.stringify(headers))
    expect(
      [page, ...program.lines, ...program.errors, ...sent].filter((text) => text.includes(canary)),
    ).toEqual([])
  },
)
