import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { startHttpReceiver } from '../../testing/http-receiver.ts'
import { openShop } from '../../testing/open-shop.ts'

const openTellingShop = async (env: NodeJS.ProcessEnv = {}) => {
  const receiver = await startHttpReceiver()
  const shop = openShop({
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `${receiver.url}/v1/logs`,
    ...env,
  })
  /** All records of all requests, with plain attributes. */
  const records = () => receiver.requests.flatMap(({ body }) => recordsOf(body.toString()))
  const dropped = async (reason: 'export_failed' | 'queue_full' | 'shutdown' | 'too_long') =>
    (await shop.sample(selfMetrics.logRecordsDropped, { reason })) ?? -1
  return { ...shop, receiver, records, dropped }
}

interface Wire {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly Pair[] }
    readonly scopeLogs: readonly { readonly logRecords: readonly WireRecord[] }[]
  }[]
}
interface Pair {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}
interface WireRecord {
  readonly attributes: readonly Pair[]
  readonly body: unknown
}

const recordsOf = (body: string) =>
  (JSON.parse(body) as Wire).resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map((record) => ({
        ...record,
        attributes: plain(record.attributes),
        resource: plain(resource.attributes),
      })),
    ),
  )

const plain = (pairs: readonly Pair[]): Record<string, unknown> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]))

test('a line arrives as a record, with the ids of its span and without its secrets', async () => {
  const { telemetry, lines, records } = await openTellingShop()
  await telemetry.span('work', () => telemetry.log.warn({ stock: 3, api_key: 'canary-1234' }, 'few left'))
  telemetry.log.error({ err: new TypeError('no stock', { cause: new Error('flood') }) }, 'failed')
  await telemetry.flush(5000)
  const [few, failed] = records()
  const { trace_id: traceId, span_id: spanId, time } = lines[0] ?? {}
  expect(few).toMatchObject({
    severityNumber: 13,
    severityText: 'warn',
    body: { stringValue: 'few left' },
    attributes: { stock: 3, api_key: '[redacted]' },
    traceId,
    spanId,
    timeUnixNano: `${Date.parse(String(time))}000000`,
    resource: { 'service.name': 'shop' },
  })
  expect(failed?.attributes).toMatchObject({
    'exception.type': 'TypeError',
    'exception.message': 'no stock',
    'exception.stacktrace': expect.stringContaining('no stock'),
    err: { values: [{ key: 'cause', value: expect.anything() }] },
  })
  expect(failed).not.toHaveProperty('traceId')
})

test('prebuilt lines arrive one by one', async () => {
  const { telemetry, records } = await openTellingShop()
  telemetry.writeLine('{"level":"info","msg":"zero"}\n{"level":"info","msg":"one"}\n')
  telemetry.writeLine('{"level":"info","msg":"two"}\n')
  await telemetry.flush(5000)
  expect(records().map(({ body }) => body)).toEqual([
    { stringValue: 'zero' },
    { stringValue: 'one' },
    { stringValue: 'two' },
  ])
})

test('the lines of the turn in which a service stops arrive', async () => {
  const { telemetry, records } = await openTellingShop()
  for (const msg of ['zero', 'one', 'two']) telemetry.writeLine(`{"level":"info","msg":"${msg}"}\n`)
  await telemetry.shutdown(5000)
  expect(records()).toHaveLength(3)
  expect(telemetry.lost()).toEqual({ spans: 0, logRecords: 0 })
})

test.each([
  ['http/json', 'application/json'],
  ['http/protobuf', 'application/x-protobuf'],
])('%s is spoken when asked for, packed, with its headers', async (protocol, contentType) => {
  const { telemetry, receiver } = await openTellingShop({
    OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=street',
  })
  telemetry.log.info('few left')
  await telemetry.flush(5000)
  const [request] = receiver.requests
  expect(request?.path).toBe('/v1/logs')
  expect(request?.headers).toMatchObject({
    'content-type': contentType,
    'content-encoding': 'gzip',
    'x-tenant': 'street',
  })
  expect(request?.body.includes('few left')).toBe(true)
})

test('limits hold', async () => {
  const { telemetry, records } = await openTellingShop({
    OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT: '2',
    OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT: '3',
  })
  telemetry.log.info({ a: 'xxxx', b: 2, c: 3 }, 'few left')
  await telemetry.flush(5000)
  expect(records()).toMatchObject([{ attributes: { a: 'xxx', b: 2 }, droppedAttributesCount: 1 }])
})

test('each record is exported, dropped or waiting, and a full queue costs only records', async () => {
  const { telemetry, receiver, records, lines, dropped } = await openTellingShop({
    OTEL_BLRP_MAX_QUEUE_SIZE: '20',
    OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '10',
  })
  for (let line = 0; line < 100; line++) telemetry.log.info({ line }, 'told')
  expect(await dropped('queue_full')).toBe(80)
  await telemetry.flush(5000)
  expect([records().length, receiver.requests.length, lines.length]).toEqual([20, 2, 100])
  telemetry.log.info('x'.repeat(70_000))
  expect(await dropped('too_long')).toBe(1)
})

test('a receiver that refuses is counted, and told in one line', async () => {
  const { telemetry, receiver, sample, lines, dropped } = await openTellingShop({
    OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '1',
  })
  receiver.answers = 400
  for (const line of [1, 2, 3]) telemetry.log.info({ line }, 'told')
  await telemetry.flush(5000)
  // The line that tells of it is a record as well.
  expect(await dropped('export_failed')).toBe(4)
  expect(await sample(selfMetrics.exportFailures, { signal: 'logs' })).toBe(4)
  expect(lines.filter(({ msg }) => msg === 'telemetry could not be exported')).toHaveLength(1)
})

test('a receiver that never answers holds no stop up, and what waits is counted', async () => {
  const { telemetry, receiver, dropped } = await openTellingShop()
  receiver.answers = 'silent'
  for (const line of [1, 2, 3]) telemetry.log.info({ line }, 'told')
  const started = performance.now()
  await telemetry.shutdown(300)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(await dropped('shutdown')).toBe(3)
  expect(telemetry.lost()).toMatchObject({ logRecords: 3 })
  telemetry.log.info('after')
  await eventually(async () => expect(await dropped('shutdown')).toBe(4))
})

test('without the setting nothing is sent', async () => {
  const { telemetry, receiver } = await openTellingShop({ OTEL_LOGS_EXPORTER: '' })
  telemetry.log.info('told')
  await telemetry.flush(1000)
  expect(receiver.requests).toEqual([])
})
