import { expect, test } from 'vitest'
import { startCollector } from './fixtures/collector.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { watched } from './fixtures/watched/service.ts'
import { startWatched } from './fixtures/watched/start.ts'

test('an exemplar of a histogram leads, through the exemplar API of the real Prometheus, to the trace id of a trace that the collector got', async () => {
  const collector = await startCollector()
  const service = await startWatched({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  })
  const prometheus = await startPrometheus(service.url)
  const { httpRequestDuration } = watched.metrics
  for (let nth = 0; nth < 20; nth++) expect((await fetch(`${service.url}/work/${nth}`)).status).toBe(200)

  const exemplars = () => prometheus.exemplars(`${httpRequestDuration.name}_bucket{endpoint="/work/:id"}`)
  await expect.poll(exemplars, { timeout: 10_000 }).not.toEqual([])
  await expect.poll(() => collector.spans.length, { timeout: 10_000 }).toBe(20)
  const traceIds = collector.spans.map(({ traceId }) => traceId)
  for (const { labels, value } of await exemplars()) {
    expect(traceIds).toContain(labels['trace_id'])
    expect(value).toBeGreaterThan(0)
  }
})
