import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api'
import { unmatchedEndpoint } from '@octoscope/spec/metrics'
import { assert, asyncProperty, constantFrom, double, option, string, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { shop } from '../testing/shop.ts'
import { requestLine } from './request-line.ts'

const open = (env: NodeJS.ProcessEnv = {}) => {
  const lines: string[] = []
  const telemetry = startTelemetry(shop, { env, log: { write: (line: string) => void lines.push(line) } })
  return { telemetry, lines }
}

const withoutTime = (line: string | undefined): string | undefined =>
  line?.replace(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/, '"time":"then"')

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('a line is what pino would have written, byte for byte', async () => {
  const { telemetry, lines } = open()
  const kind = { method: 'GET', endpoint: '/a"b/:id', isProbe: false } as const
  await assert(
    asyncProperty(
      constantFrom(200, 404, 500),
      string({ unit: 'binary' }),
      double({ min: 0, max: 1e6, noNaN: true }),
      option(stringMatching(/^[1-9a-f]{48}$/), { nil: undefined }),
      async (status, requestId, milliseconds, hex) => {
        lines.length = 0
        const ids = hex && { traceId: hex.slice(16), spanId: hex.slice(0, 16) }
        const around = ids ? trace.setSpanContext(ROOT_CONTEXT, { ...ids, traceFlags: 0 }) : ROOT_CONTEXT
        requestLine(telemetry, { ...kind, status }).write(requestId, milliseconds, ids || undefined)
        await nextTurn()
        const duration_ms = Math.round(milliseconds * 1e3) / 1e3
        context.with(around, () =>
          telemetry.log[status >= 500 ? 'error' : 'info'](
            { request_id: requestId, method: 'GET', route: kind.endpoint, status, duration_ms },
            'request completed',
          ),
        )
        const [ours, pinos] = lines
        expect(withoutTime(ours)).toBe(withoutTime(pinos))
      },
    ),
    { numRuns: 300 },
  )
})

test('lines of one turn of the event loop are written together, the first at once, and none is lost', async () => {
  const { telemetry, lines } = open()
  const line = requestLine(telemetry, {
    method: 'GET',
    endpoint: unmatchedEndpoint,
    status: 404,
    isProbe: false,
  })
  lines.length = 0 // What settings had to say.
  const ids = (): readonly string[] =>
    lines
      .join('')
      .trimEnd()
      .split('\n')
      .map((each) => (JSON.parse(each) as { request_id: string }).request_id)
  for (let at = 0; at < 100; at++) line.write(String(at), 1, undefined)
  expect(ids()).toEqual(['0'])
  await nextTurn()
  expect(ids()).toEqual(Array.from({ length: 100 }, (_, at) => String(at)))
  expect(lines).toHaveLength(2)
})

test('a probe’s line is for whoever debugs', () => {
  const probe = { method: 'GET', endpoint: '/metrics', status: 200, isProbe: true } as const
  expect(requestLine(open().telemetry, probe).isWritten()).toBe(false)
  expect(requestLine(open({ LOG_LEVEL: 'debug' }).telemetry, probe).isWritten()).toBe(true)
})
