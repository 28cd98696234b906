import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { startOtlpReceiver } from '../testing/otlp-receiver.ts'
import { startProgram } from '../testing/program.ts'
import { shop } from '../testing/shop.ts'

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

interface Got {
  readonly traceparent: string
  readonly page: string
  readonly spans: readonly Readonly<Record<string, unknown>>[]
  readonly metrics: readonly string[]
  readonly records: readonly Readonly<Record<string, unknown>>[]
}

const run = async (env: NodeJS.ProcessEnv = {}) => {
  const receiver = await startOtlpReceiver()
  const program = startProgram([pathOf('../testing/extended-shop.ts')], {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_METRICS_EXPORTER: 'none',
    ...env,
  })
  expect((await program.ended).code).toBe(0)
  const got = JSON.parse(program.errors.at(-1) ?? '') as Got
  const lines = program.lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  return { got, lines, receiver }
}

describe('what the ecosystem adds', { timeout: 60_000 }, () => {
  test('is one telemetry with ours', async () => {
    const { got, lines, receiver } = await run()
    const [call, order] = got.spans

    // Spans: the instrumentation's is the child of ours, both go to our receiver and to the added exporter.
    expect(order).toMatchObject({ name: 'order', scope: '@octoscope/telemetry', service: 'shop' })
    expect(call).toMatchObject({ name: 'GET', kind: 2, traceId: order?.traceId, parent: order?.spanId })
    expect(call?.scope).toBe('@opentelemetry/instrumentation-http')
    expect(new Set(receiver.spans.map(({ spanId }) => spanId))).toEqual(
      new Set([call?.spanId, order?.spanId]),
    )
    expect(got.traceparent).toContain(String(call?.spanId))

    // Metrics: the instrumentation's stand on our page, and the added reader gets them with ours.
    expect(got.page).toMatch(/^http_client_request_duration_seconds_count\{.*\} 1$/m)
    expect(got.metrics).toEqual(
      expect.arrayContaining(['http.client.request.duration', shop.metrics.opened.name]),
    )

    // Logs: a library's record is a line of ours, and the added processor gets all lines, scrubbed.
    const told = lines.map(({ level, msg, logger, trace_id }) => ({ level, msg, logger, trace_id }))
    const traceId = order?.traceId
    expect(told).toEqual([
      { level: 'info', msg: 'ordering', logger: undefined, trace_id: traceId },
      { level: 'warn', msg: 'slow', logger: 'supplier-client', trace_id: traceId },
    ])
    expect(got.records).toMatchObject([
      { body: 'ordering', severityNumber: 9, traceId, attributes: { api_key: '[redacted]' } },
      { body: 'slow', severityNumber: 13, traceId, attributes: { token: '[redacted]' } },
    ])
    expect(JSON.stringify({ lines, got })).not.toContain('canary')
  })

  test('is nothing without an SDK', async () => {
    const { got, lines, receiver } = await run({ OTEL_SDK_DISABLED: 'true' })
    expect([got.spans, got.metrics, got.records, receiver.spans]).toEqual([[], [], [], []])
    expect(lines.map(({ msg }) => msg)).toEqual(['ordering'])
  })
})
