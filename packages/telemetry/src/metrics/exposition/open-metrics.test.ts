import { expect, test } from 'vitest'
import { createApp } from '../../http/create-app.ts'
import { eventually } from '../../testing/eventually.ts'
import { listening } from '../../testing/listening.ts'
import { openShop } from '../../testing/open-shop.ts'
import { startPrometheus } from '../../testing/prometheus-server.ts'

const accept = 'application/openmetrics-text'

test('OpenMetrics names a counter without _total, a unit where the name ends in it, and its end', async () => {
  const { telemetry } = openShop()
  telemetry.metrics.cost.add(1, { model: 'a"b' })
  const { body, contentType } = await telemetry.scrape(accept)
  expect(contentType).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
  expect(body).toContain(
    '# TYPE cost_dollars counter\n# UNIT cost_dollars dollars\n# HELP cost_dollars Money spent.\ncost_dollars_total{model="a\\"b"} 1\n',
  )
  expect(body).toContain('# TYPE calls counter\n# HELP calls Calls answered.\ncalls_total{kind=')
  expect(body).toMatch(/[^\n]\n# EOF\n$/)
})

test('an observation in a sampled span is its bucket’s exemplar, and the next scrape takes a newer one', async () => {
  const { telemetry } = openShop()
  const record = (seconds: number) =>
    telemetry.span('call', (span) => {
      telemetry.metrics.duration.record(seconds, { model: 'small' })
      return span.spanContext().traceId
    })
  const first = await record(5)
  await record(6)
  const line = `duration_seconds_bucket{model="small",le="10"}`
  const exemplarOf = async () => {
    const { body } = await telemetry.scrape(accept)
    return body
      .split('\n')
      .find((each) => each.startsWith(line))
      ?.split(' # ')[1]
  }
  expect(await exemplarOf()).toMatch(
    new RegExp(`^\\{trace_id="${first}",span_id="[0-9a-f]{16}"\\} 5 \\d+\\.\\d{3}$`),
  )
  const later = await record(7)
  expect(await exemplarOf()).toContain(`trace_id="${later}"`)
  expect((await telemetry.scrape()).body).not.toContain('trace_id')
})

test('where many observations came in no span, one of the next eight in a sampled span is the exemplar', async () => {
  const { telemetry } = openShop()
  const { duration } = telemetry.metrics
  for (let at = 0; at < 1000; at++) duration.record(5, { model: 'small' })
  await telemetry.span('call', () => {
    for (let at = 0; at < 8; at++) duration.record(5, { model: 'small' })
  })
  expect((await telemetry.scrape(accept)).body).toContain(' # {')
})

test('an observation outside of a span, or in one that is not sampled, is no exemplar', async () => {
  const { telemetry } = openShop({ OTEL_TRACES_SAMPLER: 'always_off' })
  telemetry.metrics.duration.record(5, { model: 'small' })
  await telemetry.span('call', () => telemetry.metrics.duration.record(5, { model: 'small' }))
  expect((await telemetry.scrape(accept)).body).not.toContain(' # {')
})

test('a series that ends takes its exemplars along', async () => {
  const { telemetry } = openShop()
  await telemetry.span('call', () => telemetry.metrics.duration.record(5, { model: 'small' }))
  telemetry.metrics.duration.remove({ model: 'small' })
  telemetry.metrics.duration.record(5, { model: 'large' })
  const { body } = await telemetry.scrape(accept)
  expect(body).toContain('duration_seconds_count{model="large"} 1')
  expect(body).not.toContain(' # {')
})

test('a real Prometheus reads the page, and an exemplar of it leads to the trace', async () => {
  const { telemetry } = openShop()
  const app = createApp(telemetry)
  const prometheus = await startPrometheus(new URL(await listening(app)).host)
  telemetry.metrics.cost.add(2, { model: 'hostile "\\\n\u0000 \u{10ffff} {} # EOF' })
  const traceId = await telemetry.span('call', (span) => {
    telemetry.metrics.duration.record(5, { model: 'small' })
    return span.spanContext().traceId
  })
  await eventually(async () => {
    expect(await prometheus.query('cost_dollars_total')).toEqual([2])
    expect(await prometheus.query('min_over_time(up[2s])')).toEqual([1])
    const found = await prometheus.api<Exemplars>('query_exemplars', {
      query: 'duration_seconds_bucket{le="10"}',
      start: String(Date.now() / 1000 - 60),
      end: String(Date.now() / 1000 + 60),
    })
    expect(found.flatMap(({ exemplars }) => exemplars)).toMatchObject([
      { labels: { trace_id: traceId }, value: '5' },
    ])
  })
})

type Exemplars = readonly {
  readonly exemplars: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: string }[]
}[]
