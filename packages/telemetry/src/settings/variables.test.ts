import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readListenSettings } from '../process/listen-settings.ts'
import { readSettings, type Settings } from './read-settings.ts'
import { variableGroups } from './reference.ts'
import { unheededVariables } from './unheeded-variables.ts'

/** A text that a variable may hold, what it changes and to what, and a text that it may not hold. */
interface Example {
  readonly good: string
  readonly gives: (settings: Settings) => unknown
  readonly value: unknown
  readonly bad?: string
  /** What must be set besides for it to show. */
  readonly with?: NodeJS.ProcessEnv
}

const example = (
  [good, value, bad]: readonly [good: string, value: unknown, bad?: string],
  gives: Example['gives'],
  besides: NodeJS.ProcessEnv = {},
): Example => ({ good, value, gives, with: besides, ...(bad !== undefined && { bad }) })

/** The variables of a receiver, for one signal by its own or by those for all. */
const receiverExamples = (prefix: string, signal: 'logs' | 'metrics' | 'traces') => {
  const receiver = (settings: Settings) => settings[signal].receiver
  const sending = { [`OTEL_${signal.toUpperCase()}_EXPORTER`]: 'otlp' }
  const own = prefix !== 'OTEL_EXPORTER_OTLP'
  const url = own ? 'https://c:4318/x/' : `https://c:4318/x/v1/${signal}`
  return {
    [`${prefix}_ENDPOINT`]: example(
      ['https://c:4318/x/', url, 'c:4318'],
      (settings) => receiver(settings)?.url,
      sending,
    ),
    [`${prefix}_HEADERS`]: example(
      ['a=b%20c,d=e==', { a: 'b c', d: 'e==' }, '%'],
      (settings) => receiver(settings)?.headers,
      sending,
    ),
    [`${prefix}_TIMEOUT`]: example(
      ['1500', 1500, '0'],
      (settings) => receiver(settings)?.timeoutMillis,
      sending,
    ),
    [`${prefix}_PROTOCOL`]: example(
      ['http/protobuf', 'http/protobuf', 'grpc'],
      (settings) => receiver(settings)?.protocol,
      sending,
    ),
    [`${prefix}_COMPRESSION`]: example(
      ['gzip', 'gzip', 'zip'],
      (settings) => receiver(settings)?.compression,
      sending,
    ),
    [`${prefix}_CERTIFICATE`]: example(
      ['/good.pem', 'text of /good.pem', '/bad.pem'],
      (settings) => receiver(settings)?.tls.ca,
      sending,
    ),
    [`${prefix}_CLIENT_KEY`]: example(
      ['/good.pem', 'text of /good.pem', '/bad.pem'],
      (settings) => receiver(settings)?.tls.key,
      sending,
    ),
    [`${prefix}_CLIENT_CERTIFICATE`]: example(
      ['/good.pem', 'text of /good.pem', '/bad.pem'],
      (settings) => receiver(settings)?.tls.cert,
      sending,
    ),
  }
}

const limits = ({ traces }: Settings) => traces.limits
const ratio = { OTEL_TRACES_SAMPLER: 'traceidratio' }

const examples: Readonly<Record<string, Example>> = {
  OTEL_SDK_DISABLED: example(['TRUE', false, '1'], ({ traces }) => traces.enabled),
  OTEL_SERVICE_NAME: example(['shop', 'shop'], ({ serviceName }) => serviceName),
  OTEL_RESOURCE_ATTRIBUTES: example(
    ['a.b=c%2Cd,e=', { 'a.b': 'c,d', e: '' }, 'a=b,c'],
    ({ resourceAttributes }) => resourceAttributes,
  ),
  OTEL_PROPAGATORS: example(['none', false, 'tracecontext,baggage'], ({ traces }) => traces.propagates),
  LOG_LEVEL: example(['warn', 'warn', 'loud'], ({ lineLevel }) => lineLevel),
  OTEL_LOG_LEVEL: example(['DEBUG', 'debug', 'fatal'], ({ diagnosticLevel }) => diagnosticLevel),

  OTEL_TRACES_EXPORTER: example(
    ['otlp, console', [true, 'http://127.0.0.1:4318/v1/traces'], 'otlp,zipkin'],
    ({ traces }) => [traces.console, traces.receiver?.url],
  ),
  OTEL_TRACES_SAMPLER: example(['always_off', 'always_off', 'xray'], ({ traces }) => traces.sampler.name),
  OTEL_TRACES_SAMPLER_ARG: example(['0.25', 0.25, '10'], ({ traces }) => traces.sampler.ratio, ratio),
  OTEL_BSP_SCHEDULE_DELAY: example(['70', 70, '0'], ({ traces }) => traces.batch.scheduledDelayMillis),
  OTEL_BSP_EXPORT_TIMEOUT: example(['70', 70, '-1'], ({ traces }) => traces.batch.exportTimeoutMillis),
  OTEL_BSP_MAX_QUEUE_SIZE: example(['7000', 7000, '1e3'], ({ traces }) => traces.batch.maxQueueSize),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: example(['70', 70, '7.5'], ({ traces }) => traces.batch.maxExportBatchSize),
  OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: example(
    ['70', 70, 'x'],
    (settings) => limits(settings).attributeValueLengthLimit,
    { OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '8' },
  ),
  OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: example(
    ['70', 70, 'x'],
    (settings) => limits(settings).attributeCountLimit,
    { OTEL_ATTRIBUTE_COUNT_LIMIT: '8' },
  ),
  OTEL_SPAN_EVENT_COUNT_LIMIT: example(['70', 70, 'x'], (settings) => limits(settings).eventCountLimit),
  OTEL_SPAN_LINK_COUNT_LIMIT: example(['70', 70, 'x'], (settings) => limits(settings).linkCountLimit),
  OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT: example(
    ['70', 70, 'x'],
    (settings) => limits(settings).attributePerEventCountLimit,
  ),
  OTEL_LINK_ATTRIBUTE_COUNT_LIMIT: example(
    ['70', 70, 'x'],
    (settings) => limits(settings).attributePerLinkCountLimit,
  ),

  OTEL_METRICS_EXPORTER: example(
    ['prometheus,otlp,console', [true, 'http://127.0.0.1:4318/v1/metrics'], 'statsd'],
    ({ metrics }) => [metrics.console, metrics.receiver?.url],
  ),
  OTEL_METRIC_EXPORT_INTERVAL: example(['70', 70, '0'], ({ metrics }) => metrics.exportIntervalMillis),
  OTEL_METRIC_EXPORT_TIMEOUT: example(['70', 70, '0'], ({ metrics }) => metrics.exportTimeoutMillis),
  OTEL_METRICS_EXEMPLAR_FILTER: example(
    ['always_off', 'always_off', 'off'],
    ({ metrics }) => metrics.exemplarFilter,
  ),
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: example(['cumulative', [], 'delta'], told),
  OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION: example(
    ['explicit_bucket_histogram', [], 'base2_exponential_bucket_histogram'],
    told,
  ),

  OTEL_LOGS_EXPORTER: example(
    ['console,otlp', 'http://127.0.0.1:4318/v1/logs', 'file'],
    ({ logs }) => logs.receiver?.url,
  ),
  OTEL_BLRP_SCHEDULE_DELAY: example(['70', 70, '0'], ({ logs }) => logs.batch.scheduledDelayMillis),
  OTEL_BLRP_EXPORT_TIMEOUT: example(['70', 70, 'x'], ({ logs }) => logs.batch.exportTimeoutMillis),
  OTEL_BLRP_MAX_QUEUE_SIZE: example(['70', 70, 'x'], ({ logs }) => logs.batch.maxQueueSize),
  OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: example(['70', 70, 'x'], ({ logs }) => logs.batch.maxExportBatchSize),
  OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT: example(
    ['70', 70, 'x'],
    ({ logs }) => logs.limits.attributeValueLengthLimit,
    { OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '8' },
  ),
  OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT: example(
    ['70', 70, 'x'],
    ({ logs }) => logs.limits.attributeCountLimit,
    { OTEL_ATTRIBUTE_COUNT_LIMIT: '8' },
  ),
  OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: example(['70', [70, 70], 'x'], ({ traces, logs }) => [
    traces.limits.attributeValueLengthLimit,
    logs.limits.attributeValueLengthLimit,
  ]),
  OTEL_ATTRIBUTE_COUNT_LIMIT: example(['70', [70, 70], 'x'], ({ traces, logs }) => [
    traces.limits.attributeCountLimit,
    logs.limits.attributeCountLimit,
  ]),

  ...receiverExamples('OTEL_EXPORTER_OTLP', 'metrics'),
  ...receiverExamples('OTEL_EXPORTER_OTLP_TRACES', 'traces'),
  ...receiverExamples('OTEL_EXPORTER_OTLP_METRICS', 'metrics'),
  ...receiverExamples('OTEL_EXPORTER_OTLP_LOGS', 'logs'),
}

function told({ problems }: Settings): unknown {
  return problems
}

/** Those that end a process, by another reader. */
const listening = ['HOST', 'PORT', 'SHUTDOWN_DEADLINE_MS']

const variables = new Map(
  Object.values(variableGroups).flatMap((group) => group.map((variable) => [variable.name, variable])),
)

const read = (env: NodeJS.ProcessEnv) =>
  readSettings(env, (path) => {
    if (path !== '/good.pem') throw new Error('ENOENT')
    return `text of ${path}`
  })

test('each variable of the page has its example here', () => {
  expect(Object.keys(examples).toSorted()).toEqual(
    [...variables.keys()].filter((name) => !listening.includes(name)).toSorted(),
  )
})

describe.each(Object.entries(examples))('%s', (name, { good, gives, value, with: besides }) => {
  test('says something', () => {
    const settings = read({ ...besides, [name]: ` ${good} ` })
    expect(gives(settings)).toEqual(value)
    expect(settings.problems).toEqual([])
    // One that can only be wrong shows nothing when it is right.
    expect(gives === told || !isDeepStrictEqual(gives(read({ ...besides })), value)).toBe(true)
  })

  test('empty, is not given', () => {
    expect(read({ ...besides, [name]: ' ' })).toEqual(read({ ...besides }))
  })
})

const bad = Object.entries(examples).filter(([, { bad }]) => bad !== undefined)

test.each(bad)('%s, wrong, is told by its name with what came, once', (name, { bad, with: besides }) => {
  const { problems, ...settings } = read({ ...besides, [name]: bad })
  const { problems: _, ...fallback } = read({ ...besides })
  const variable = variables.get(name)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(new RegExp(`^${name} must be .+; it is .+\\. .+\\.$`))
  expect(problems[0]?.includes(`"${bad}"`)).toBe(variable?.confidential !== true)
  expect(variable?.otherwise !== undefined || isDeepStrictEqual(settings, fallback)).toBe(true)
})

test('only what may be any text has no wrong one', () => {
  const without = Object.entries(examples).filter(([, each]) => each.bad === undefined)
  expect(without.map(([name]) => name)).toEqual(['OTEL_SERVICE_NAME'])
})

test.each([
  ['HOST', '127.0.0.2', { host: '127.0.0.2' }],
  ['PORT', '0', { port: 0 }],
  ['SHUTDOWN_DEADLINE_MS', '70', { shutdownDeadlineMs: 70 }],
])('%s is read, or ends the process', (name, good, settings) => {
  expect(readListenSettings({ [name]: good }, 1)).toMatchObject(settings)
  if (name === 'HOST') return // Only listening tells a bad address.
  expect(() => readListenSettings({ [name]: 'x' }, 1)).toThrow(`${name} must be`)
})

test.each(unheededVariables)('who sets $name in vain is told', ({ name, reason }) => {
  expect(read({ [name]: 'x' }).problems).toEqual([`${name} has no effect. ${reason}`])
})

test('a batch is never larger than the queue, a push never longer than its interval', () => {
  const settings = read({
    OTEL_BSP_MAX_QUEUE_SIZE: '10',
    OTEL_BLRP_MAX_QUEUE_SIZE: '20',
    OTEL_METRIC_EXPORT_INTERVAL: '30',
  })
  const { traces, logs, metrics } = settings
  expect([traces.batch.maxExportBatchSize, logs.batch.maxExportBatchSize]).toEqual([10, 20])
  expect(metrics.exportTimeoutMillis).toBe(30)
})

test('a disabled SDK sends nothing, whatever else is set', () => {
  const everything = Object.fromEntries(
    ['TRACES', 'METRICS', 'LOGS'].map((s) => [`OTEL_${s}_EXPORTER`, 'otlp']),
  )
  const { traces, metrics, logs } = read({ ...everything, OTEL_SDK_DISABLED: 'true' })
  expect([traces.enabled, metrics.receiver, logs.receiver]).toEqual([false, undefined, undefined])
})

test('a receiver that cannot be read takes nothing, and is not replaced by another', () => {
  const { traces } = read({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' })
  expect(traces.receiver).toBeUndefined()
})

test.each<[NodeJS.ProcessEnv, string | undefined]>([
  [{}, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }, 'http://c:4318/v1/traces'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/base/' }, 'http://c:4318/base/v1/traces'],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/t' }, 'http://c/t'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_EXPORTER: 'none' }, undefined],
])('with %o spans go to %s', (env, url) => {
  const { traces, problems } = read(env)
  expect([traces.receiver?.url, problems]).toEqual([url, []])
})

test('the signal’s own headers are added to the common ones, and are stronger', () => {
  const { traces } = read({
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=2',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=3',
  })
  expect(traces.receiver?.headers).toEqual({ a: '1', b: '3' })
})
