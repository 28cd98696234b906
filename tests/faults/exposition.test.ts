import { expect, test } from 'vitest'
import { readPage, type Page } from './fixtures/page.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { promtool } from '../../packages/telemetry/src/testing/promtool.ts'
import { services, startService } from './fixtures/services.ts'

test('P5: promtool reads the page of every service, no series stands there twice, and to the real Prometheus each is up with samples', async () => {
  const started = await Promise.all(services.map((service) => startService(service, { PORT: '0' })))
  const urls = await Promise.all(started.map(({ address }) => address()))
  expect(urls.length).toBeGreaterThanOrEqual(8)

  for (const [nth, url] of urls.entries()) {
    const name = services[nth]?.name
    for (const path of oddPaths) await fetch(url + path, { headers: { traceparent: '"}\u00e9' } })
    const page = await readPage(url)
    expect(() => promtool(page.body), `promtool on ${name}`).not.toThrow()
    expect(doubled(page), `twice on ${name}`).toEqual([])
  }

  const prometheus = await startPrometheus(...urls)
  expect(await prometheus.nextScrapes()).toEqual(urls.map(() => ({ health: 'up', lastError: '' })))
  const counts = await prometheus.query('scrape_samples_post_metric_relabeling')
  expect(counts.filter(({ value }) => value > 0)).toHaveLength(urls.length)
})

const oddPaths = ['/', '/healthz', '/readyz', '/%zz', '/tasks/"}%20x%0a', '/..%2f..', '/work/\u00e9']

const doubled = ({ samples }: Page): readonly string[] => {
  const series = samples.map(({ name, labels }) => name + JSON.stringify(labels))
  const seen = new Set<string>()
  return series.filter((each) => seen.size === seen.add(each).size)
}
