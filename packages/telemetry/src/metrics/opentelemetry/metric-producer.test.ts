import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { AggregationTemporality, DataPointType, MetricReader } from '@opentelemetry/sdk-metrics'
import { expect, test } from 'vitest'
import type { Telemetry } from '../../telemetry.ts'
import { openShop } from '../../testing/open-shop.ts'

/** OpenTelemetry's own reader, without an SDK around it. */
class Reader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

const readerOf = ({ metricProducer }: Telemetry): Reader => {
  const reader = new Reader()
  reader.setMetricProducer(metricProducer)
  return reader
}

/** The text that OpenTelemetry's exporter writes; `# UNIT` is a comment there, of which the format knows nothing. */
const exported = async (telemetry: Telemetry, withoutScope: boolean): Promise<string> => {
  const { resourceMetrics } = await readerOf(telemetry).collect()
  const text = new PrometheusSerializer('', false, undefined, true, withoutScope).serialize(resourceMetrics)
  return text.replaceAll(/^# UNIT .*\n/gm, '')
}

test('the page is, to the byte, what OpenTelemetry’s exporter for Prometheus writes of the same state', async () => {
  const { telemetry } = openShop()
  const { metrics } = telemetry
  for (const [at, model] of ['a', 'quo"te\\ \n', 'täuschend', '\u{1f419}', 'fifth'].entries()) {
    metrics.cost.add(at * 1234.5678, { model })
    metrics.duration.record(at * 7.77, { model })
    metrics.duration.record(at * 70, { model })
  }
  metrics.waiting.set(-1e-7)
  metrics.calls.add(123_456_789, { kind: 'order', status: 'error' })
  metrics.opened.observe(2 ** 60)
  metrics.httpRequests.prepare({ method: 'GET', endpoint: '/x', status: '200' })
  metrics.httpRequests.remove({ method: 'GET', endpoint: '/x', status: '200' })
  const { body } = await telemetry.scrape()
  expect(body).toBe(await exported(telemetry, true))
})

test('so it is for what libraries measure', async () => {
  const { telemetry } = openShop()
  const meter = telemetry.meterProvider.getMeter('library', '1.0', { schemaUrl: 'https://schema' })
  meter
    .createCounter('calls.made', { description: 'Calls\nmade.' })
    .add(1.5, { 'http.method': 'GET', path: '"/"' })
  meter.createUpDownCounter('open').add(-3)
  meter.createHistogram('size').record(6000, { n: 1, yes: true })
  meter
    .createObservableGauge('heat', { description: 'Heat \\' })
    .addCallback((result) => result.observe(20.5, { room: 'x' }))
  const own = (text: string): readonly string[] => {
    const lines = text.split('\n')
    return lines.slice(lines.findIndex((line) => line.startsWith('# HELP calls_made')))
  }
  const { body } = await telemetry.scrape()
  expect(own(body)).toEqual(own(await exported(telemetry, false)))
})

test('OpenTelemetry’s exporter for Prometheus runs on it as it is', async () => {
  const { telemetry } = openShop()
  const exporter = new PrometheusExporter({ preventServerStart: true })
  exporter.setMetricProducer(telemetry.metricProducer)
  telemetry.metrics.cost.add(1, { model: 'small' })
  const page = await new Promise<string>((resolve) =>
    exporter.getMetricsRequestHandler({} as never, { setHeader: () => {}, end: resolve } as never),
  )
  expect(page).toContain('cost_dollars_total{model="small",otel_scope_name="shop"} 1\n')
})

test('points are of the kinds that the SDK means, with units as OpenTelemetry writes them', async () => {
  const { telemetry } = openShop()
  telemetry.metrics.duration.record(5, { model: 'small' })
  const meter = telemetry.meterProvider.getMeter('library')
  meter.createUpDownCounter('open').add(-3, { 'room.name': 'x' })
  meter.createGauge('heat').record(20)
  const { resourceMetrics, errors } = await telemetry.metricProducer.collect()
  const metrics = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics)
  const find = (name: string) => metrics.find(({ descriptor }) => descriptor.name === name)
  expect(errors).toEqual([])
  expect(resourceMetrics.resource.attributes['service.name']).toBe('shop')
  expect(
    metrics.every(
      ({ aggregationTemporality }) => aggregationTemporality === AggregationTemporality.CUMULATIVE,
    ),
  ).toBe(true)
  expect(find('duration_seconds')).toMatchObject({
    descriptor: { unit: 's' },
    dataPointType: DataPointType.HISTOGRAM,
    dataPoints: [{ value: { count: 1, sum: 5, buckets: { boundaries: [1, 10, 60], counts: [0, 1, 0, 0] } } }],
  })
  expect(find('opened_total')).toMatchObject({
    dataPointType: DataPointType.SUM,
    isMonotonic: true,
    descriptor: { unit: '{operations}' },
  })
  expect(find('open')).toMatchObject({
    dataPointType: DataPointType.SUM,
    isMonotonic: false,
    dataPoints: [{ value: -3, attributes: { 'room.name': 'x' } }],
  })
  expect(find('heat')).toMatchObject({ dataPointType: DataPointType.GAUGE, dataPoints: [{ value: 20 }] })
  const [point] = find('heat')?.dataPoints ?? []
  expect(
    [point?.startTime, point?.endTime].map((time) => Math.abs((time?.[0] ?? 0) * 1000 - Date.now()) < 60_000),
  ).toEqual([true, true])
})
