import { expect, onTestFinished, test } from 'vitest'
import { selfMetrics, service } from '../../packages/spec/src/metrics/index.ts'
import { sourceMetrics } from '../../packages/spec/src/metrics/exporter.ts'
import { createApp, startTelemetry } from '../../packages/telemetry/src/index.ts'
import { readPage, seriesOf, total } from './fixtures/page.ts'
import { promtool } from '../../packages/telemetry/src/testing/promtool.ts'

const sources = ['good', 'bad'] as const
const exporter = service('exporter', {
  summary: 'Shows what two sources hold.',
  port: 0,
  metrics: sourceMetrics({ sources, reasons: ['torn'] }),
})
const { sourceUp, sourceParseErrors } = exporter.metrics

/** An exporter with one good source, and one that is read as given. */
const openExporter = async (readBadSource: () => void | Promise<void>) => {
  const lines: string[] = []
  const telemetry = startTelemetry(exporter, { env: {}, log: { write: (line) => void lines.push(line) } })
  const { metrics } = telemetry
  telemetry.collect('good', () => metrics.sourceUp.set(1, { source: 'good' }))
  telemetry.collect('bad', async () => {
    metrics.sourceUp.set(0, { source: 'bad' })
    await readBadSource()
    metrics.sourceUp.set(1, { source: 'bad' })
  })
  const app = createApp(telemetry)
  onTestFinished(() => app.close())
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), lines }
}

const never = (): Promise<never> => new Promise(() => {})

test.each([
  {
    fault: 'throws',
    read: () => {
      throw new Error('torn')
    },
  },
  { fault: 'rejects', read: () => Promise.reject(new Error('torn')) },
  { fault: 'hangs', read: never },
])(
  'P5: a source whose reading $fault is up 0; the rest of the page is served, whole, within 2 s, scrape after scrape',
  async ({ read }) => {
    const { url, lines } = await openExporter(read)
    for (let scrape = 0; scrape < 3; scrape++) {
      const page = await readPage(url)
      expect(page.status).toBe(200)
      expect(page.latencyMs).toBeLessThanOrEqual(2000)
      expect(() => promtool(page.body)).not.toThrow()
      const up = Object.fromEntries(
        seriesOf(page, sourceUp).map(({ labels, value }) => [labels['source'], value]),
      )
      expect(up).toEqual({ good: 1, bad: 0 })
      expect(total(page, sourceParseErrors)).toBe(0)
      expect(seriesOf(page, selfMetrics.invalidMeasurements).length).toBeGreaterThan(0)
    }
    expect(lines.filter((line) => /"bad"/.test(line)).length, 'one line for one change').toBe(1)
  },
)

test('P6: 100 scrapes at once read a source once', async () => {
  let readings = 0
  const { url } = await openExporter(async () => {
    readings++
    await new Promise((resolve) => setTimeout(resolve, 1000))
  })
  const pages = await Promise.all(Array.from({ length: 100 }, () => readPage(url)))
  expect(pages.filter(({ status }) => status !== 200)).toEqual([])
  expect(readings).toBe(1)
})
