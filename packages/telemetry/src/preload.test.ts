import { fileURLToPath } from 'node:url'
import { httpServerMetrics } from '@octoscope/spec/metrics'
import { describe, expect, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { startOtlpReceiver } from './testing/otlp-receiver.ts'
import { startProgram } from './testing/program.ts'
import { samplesOf } from './testing/samples.ts'
import { shop } from './testing/shop.ts'

const { httpRequests, httpRequestDuration } = httpServerMetrics([1])

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** A plain app, started as its users would: with the preload, and not one changed line. */
const startPlainApp = async (env: NodeJS.ProcessEnv = {}, file = './testing/plain-app.ts') => {
  const receiver = await startOtlpReceiver()
  const program = startProgram(['--import', pathOf('./preload.ts'), pathOf(file)], {
    OTEL_SERVICE_NAME: 'plain',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    PORT: '0',
    ...env,
  })
  const address = await eventually(() => {
    const [found] = program.lines.join('\n').match(/http:\/\/127[\d.:]+/) ?? []
    expect(found).toBeDefined()
    return found as string
  })
  return { receiver, program, get: async (path: string) => (await fetch(address + path)).text() }
}

describe('an app that knows nothing of its telemetry', () => {
  test('is counted by route, and answers as before', async () => {
    const { get } = await startPlainApp()
    expect(await get('/greetings/you')).toBe('{"hello":"you"}')
    expect(await get('/health')).toBe('mine')
    expect(await get('/readyz')).toBe('{"status":"ready"}')
    const { sample, observations } = samplesOf({ scrape: async () => ({ body: await get('/metrics') }) })
    const greetings = { method: 'GET', endpoint: '/greetings/:name' } as const
    await eventually(async () => {
      expect(await sample(httpRequests, { ...greetings, status: '200' })).toBe(1)
      expect(await sample(httpRequests, { method: 'GET', endpoint: '/nested', status: '500' })).toBe(0)
      expect(await observations(httpRequestDuration, greetings)).toMatchObject({ count: 1 })
    })
  })

  test('has its spans sent before a signal ends it', async () => {
    const { get, program, receiver } = await startPlainApp()
    await get('/nested')
    program.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: null, signal: 'SIGTERM' })
    const [inner, call, outer] = receiver.spans
    expect(receiver.spans.map(({ name }) => name)).toEqual(['GET /greetings/:name', 'GET', 'GET /nested'])
    expect([inner?.parentSpanId, call?.parentSpanId]).toEqual([call?.spanId, outer?.spanId])
    expect(outer?.resource['service.name']).toBe('plain')
  })

  test('stops in its own way when it has one', async () => {
    const { get, program, receiver } = await startPlainApp({ CLOSES_ITSELF: 'true' })
    await get('/greetings/you')
    program.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 11, signal: null })
    expect(receiver.spans).toHaveLength(1)
  })

  test('writes one line for each request, with the ids of its span', async () => {
    const { get, program, receiver } = await startPlainApp()
    await get('/greetings/you')
    program.kill('SIGTERM')
    await program.ended
    const lines = program.lines.slice(1).map((line) => JSON.parse(line) as unknown)
    const [span] = receiver.spans
    expect(lines).toMatchObject([{ service: 'plain', route: '/greetings/:name', trace_id: span?.traceId }])
  })
})

test('an app that has telemetry of its own is not watched twice', async () => {
  const { get, program, receiver } = await startPlainApp({}, './testing/served-shop.ts')
  await get('/slow')
  expect(await get('/metrics')).toContain(`${shop.metrics.appInfo.name}{`)
  program.kill('SIGTERM')
  expect(await program.ended).toEqual({ code: 0, signal: null })
  expect(receiver.spans.map(({ name }) => name)).toEqual(['GET /slow'])
  expect(program.lines.filter((line) => line.includes('"request completed"'))).toHaveLength(1)
})
