import { describe, expect, test } from 'vitest'
import { readTraceSettings } from './trace-settings.ts'

const read = (env: NodeJS.ProcessEnv) => {
  const { sampler, ...settings } = readTraceSettings(env)
  return { ...settings, sampler: sampler.toString() }
}

test('without settings nothing is sent, every trace is sampled unless its caller decided otherwise', () => {
  expect(read({})).toEqual({
    enabled: true,
    sampler:
      'ParentBased{root=AlwaysOnSampler, remoteParentSampled=AlwaysOnSampler, remoteParentNotSampled=AlwaysOffSampler, localParentSampled=AlwaysOnSampler, localParentNotSampled=AlwaysOffSampler}',
    receiver: undefined,
    batch: {
      maxQueueSize: 2048,
      maxExportBatchSize: 512,
      scheduledDelayMillis: 5000,
      exportTimeoutMillis: 30_000,
    },
    problems: [],
  })
})

describe('the receiver', () => {
  test.each<[NodeJS.ProcessEnv, string | undefined]>([
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, 'http://127.0.0.1:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }, 'http://c:4318/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/base/' }, 'http://c:4318/base/v1/traces'],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/t' }, 'http://c/t'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_EXPORTER: 'none' }, undefined],
  ])('of %o is %s', (env, url) => {
    const { receiver, problems } = read(env)
    expect(receiver?.url).toBe(url)
    expect(problems).toEqual([])
  })

  test('gets the headers and the deadline of both settings, the signal’s own before the common one', () => {
    const { receiver } = read({
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=3',
      OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
    })
    expect(receiver).toMatchObject({ headers: { a: '1', b: '3' }, timeoutMillis: 1000 })
  })
})

test.each(['always_on', 'always_off', 'parentbased_always_off'])('sampler %s exists', (name) => {
  expect(read({ OTEL_TRACES_SAMPLER: name }).problems).toEqual([])
})

test('a ratio is read from the sampler’s argument', () => {
  const { sampler, problems } = read({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' })
  expect([sampler, problems]).toEqual(['TraceIdRatioBased{0.1}', []])
})

test.each<[NodeJS.ProcessEnv, string]>([
  [{ OTEL_TRACES_SAMPLER: 'some' }, 'OTEL_TRACES_SAMPLER must be one of'],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '10' }, 'OTEL_TRACES_SAMPLER_ARG must be'],
  [{ OTEL_TRACES_EXPORTER: 'zipkin' }, 'OTEL_TRACES_EXPORTER must be otlp or none'],
  [{ OTEL_TRACES_SAMPLER: 'constructor' }, 'OTEL_TRACES_SAMPLER must be one of'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'not a url' }, 'OTEL_EXPORTER_OTLP_ENDPOINT must be a URL'],
  [
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'localhost:4318' },
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT must be a URL',
  ],
  [
    { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'OTEL_EXPORTER_OTLP_PROTOCOL is grpc',
  ],
  [{ OTEL_BSP_MAX_QUEUE_SIZE: '-3' }, 'OTEL_BSP_MAX_QUEUE_SIZE must be a whole number'],
])('%o makes a problem that names the setting, not an error', (env, problem) => {
  expect(read(env).problems.join()).toContain(problem)
})

test('a batch is never larger than the queue', () => {
  expect(read({ OTEL_BSP_MAX_QUEUE_SIZE: '10' }).batch.maxExportBatchSize).toBe(10)
})
