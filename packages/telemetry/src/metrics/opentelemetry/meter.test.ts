import { metrics, ValueType } from '@opentelemetry/api'
import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { openShop } from '../../testing/open-shop.ts'
import { promtool } from '../../testing/promtool.ts'

/** A library's meter, and the lines of the page that are its own. */
const openLibrary = () => {
  const shop = openShop()
  const meter = shop.telemetry.meterProvider.getMeter('library', '1.2')
  const page = async (): Promise<readonly string[]> => {
    const { body } = await shop.telemetry.scrape()
    const scope = ',otel_scope_name="library",otel_scope_version="1.2"'
    const alone = scope.slice(1)
    return body
      .split('\n')
      .filter((line) => line.includes(alone))
      .map((line) => line.replace(scope, '').replace(`{${alone}}`, ''))
  }
  return { ...shop, meter, page }
}

test('each kind of instrument stands on the page under the name that OpenTelemetry gives it for Prometheus', async () => {
  const { meter, page } = openLibrary()
  meter.createCounter('http.client.calls', { unit: '{call}' }).add(2, { method: 'GET' })
  meter.createUpDownCounter('queue.length').add(5)
  meter.createUpDownCounter('queue.length').add(-7)
  meter.createGauge('cpu.utilization', { unit: '1' }).record(0.25)
  meter
    .createHistogram('http.client.request.duration', {
      unit: 's',
      advice: { explicitBucketBoundaries: [1, 2] },
    })
    .record(1.5, { method: 'GET' })
  expect(await page()).toEqual([
    'http_client_calls_total{method="GET"} 2',
    'queue_length -2',
    'cpu_utilization_ratio 0.25',
    'http_client_request_duration_seconds_count{method="GET"} 1',
    'http_client_request_duration_seconds_sum{method="GET"} 1.5',
    'http_client_request_duration_seconds_bucket{method="GET",le="1"} 0',
    'http_client_request_duration_seconds_bucket{method="GET",le="2"} 1',
    'http_client_request_duration_seconds_bucket{method="GET",le="+Inf"} 1',
  ])
})

test('what a library measures through the global API lands there too, until the service stops', async () => {
  const { telemetry } = openShop()
  metrics.getMeter('global').createCounter('seen').add(1)
  expect((await telemetry.scrape()).body).toContain('seen_total{otel_scope_name="global"} 1\n')
  await telemetry.shutdown(1000)
  const { telemetry: disabled } = openShop({ OTEL_SDK_DISABLED: 'true' })
  metrics.getMeter('global').createCounter('unseen').add(1)
  for (const each of [telemetry, disabled]) expect((await each.scrape()).body).not.toContain('unseen')
})

test('attributes make one series whatever their order, and keys that become one label share it', async () => {
  const { meter, page } = openLibrary()
  const counter = meter.createCounter('calls')
  counter.add(1, { b: 'y', a: 'x' })
  counter.add(1, { a: 'x', b: 'y' })
  counter.add(1, { 'a.b': '1', a_b: '2' })
  counter.add(1, { 'a-b': '1;2' })
  counter.add(1, { n: 1, flag: true, list: ['a', 1], nothing: undefined, '': 'no key' })
  expect(await page()).toEqual([
    'calls_total{a="x",b="y"} 2',
    'calls_total{a_b="1;2"} 2',
    'calls_total{flag="true",list="[\\"a\\",1]",n="1"} 1',
  ])
})

test('no key and no value makes a page that cannot be read', async () => {
  const { telemetry, meter, page } = openLibrary()
  const histogram = meter.createHistogram('time')
  for (const key of [
    '1 bad',
    'le',
    'otel.scope.name',
    '__name__',
    '日本',
    '\ud800',
    'quantile',
    'a"} 1\n#',
    'k'.repeat(500),
  ])
    histogram.record(1, { [key]: 'v\ud800"\n\\'.repeat(50) })
  histogram.record(1, Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, 'v'])))
  expect(promtool((await telemetry.scrape()).body)).toBe('')
  const counts = (await page()).filter((line) => line.startsWith('time_count'))
  // Two keys of which nothing is left are one label; too long a key and too many of them share the series of overflow.
  expect(counts).toHaveLength(8)
  expect(counts).toContainEqual(expect.stringMatching(/^time_count\{_="v.*"\} 2$/))
  expect(counts).toContain('time_count{otel_metric_overflow="true"} 2')
})

test('a name that is another metric’s, or none, is told once, and all that is measured with it is counted', async () => {
  const { telemetry, meter, page, lines, sample } = openLibrary()
  meter.createCounter('time')
  meter.createHistogram('time.total').record(1)
  telemetry.meterProvider.getMeter('other').createGauge('duration_seconds_count').record(1)
  meter.createGauge('').record(1)
  meter.createGauge('!').record(1)
  meter.createGauge(undefined as never).record(1)
  meter.createObservableCounter('time').addCallback((result) => result.observe(1))
  const { body } = await telemetry.scrape()
  expect(promtool(body)).toBe('')
  expect(await page()).toEqual([])
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'instrument' })).toBe(5 + 3) // The observable is asked at each of three scrapes.
  expect(lines.map(({ msg }) => msg)).toEqual(Array(6).fill(expect.stringContaining('cannot be made')))
})

test('the same instrument asked for twice is one; of two scopes it is two', async () => {
  const { telemetry, meter } = openLibrary()
  meter.createCounter('made', { description: 'Calls made.' }).add(1)
  meter.createCounter('made').add(1)
  telemetry.meterProvider.getMeter('library', '1.2').createCounter('made').add(1)
  telemetry.meterProvider
    .getMeter('other', undefined, { schemaUrl: 'https://schema' })
    .createCounter('made')
    .add(1)
  const { body } = await telemetry.scrape()
  expect(
    body
      .split('\n')
      .filter((line) => / made_total|^made_total/.test(line))
      .filter((line) => line.includes('scope') || line.startsWith('#')),
  ).toEqual([
    '# HELP made_total Calls made.',
    '# TYPE made_total counter',
    'made_total{otel_scope_name="library",otel_scope_version="1.2"} 3',
    'made_total{otel_scope_name="other",otel_scope_schema_url="https://schema"} 1',
  ])
})

test('whole numbers are cut where a library asks for them', async () => {
  const { meter, page } = openLibrary()
  meter.createGauge('whole', { valueType: ValueType.INT }).record(-2.7)
  expect(await page()).toEqual(['whole -2'])
})

test('what is no measurement is refused and counted', async () => {
  const { meter, page, sample } = openLibrary()
  const counter = meter.createCounter('calls')
  for (const value of [Number.NaN, '1', 1n, null]) counter.add(value as never)
  for (const value of [Infinity, -1]) counter.add(value)
  const circular: Record<string, unknown> = {}
  circular.circular = circular
  const throwing = {
    get key(): string {
      throw new Error('read')
    },
  }
  for (const attributes of [{ key: 1n }, circular, throwing, { key: Symbol('s') }, { key: () => {} }])
    counter.add(1, attributes)
  for (const attributes of [null, 7, 'text', () => {}]) counter.add(1, attributes as never)
  const reasons = ['not_a_number', 'not_finite', 'negative', 'label_value'] as const
  expect(
    await Promise.all(reasons.map((reason) => sample(selfMetrics.invalidMeasurements, { reason }))),
  ).toEqual([4, 1, 1, 5])
  expect(await page()).toEqual(['calls_total 4'])
})
