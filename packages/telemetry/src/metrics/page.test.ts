import { execFileSync } from 'node:child_process'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { createScrape, PullReader } from './page.ts'

test('promtool finds nothing to say about the page, hostile label values on it', async () => {
  const { telemetry } = openShop()
  telemetry.metrics.cost.add(1, { model: '"quoted\\ \n and lines\r\t{a="b"} # HELP \u0000\u2028' })
  telemetry.metrics.duration.record(1, { model: '\ud800 lone' })
  telemetry.metrics.waiting.set(-0)
  const { body, contentType } = await telemetry.scrape()
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(promtool(body)).toBe('')
})

/** What promtool says. It must be there: Debian's package is called prometheus. */
const promtool = (page: string): string =>
  execFileSync('promtool', ['check', 'metrics'], { input: page }).toString()

test('scrapes that meet share one collection', async () => {
  let collections = 0
  const { scrape } = observed(async () => void collections++)
  const pages = await Promise.all(Array.from({ length: 100 }, scrape))
  expect(collections).toBe(1)
  expect(new Set(pages).size).toBe(1)
  await scrape()
  expect(collections).toBe(2)
})

test('a source that throws makes the scrape reject, not show an empty page', async () => {
  const { scrape } = observed(() => Promise.reject(new Error('no source')))
  await expect(scrape()).rejects.toThrow('could not be collected')
})

test('a source that hangs makes the scrape reject in time, and the next one starts anew', async () => {
  let hang = true
  const { scrape } = observed(() => (hang ? new Promise<void>(() => {}) : Promise.resolve()))
  await expect(scrape()).rejects.toThrow(/not collected within|could not be collected/)
  hang = false
  expect((await scrape()).body).toContain('observed 1')
})

/** A page with one metric that is observed when it is collected. */
const observed = (before: () => Promise<void>) => {
  const reader = new PullReader()
  const meter = new MeterProvider({ readers: [reader] }).getMeter('test')
  meter.createObservableGauge('observed').addCallback(async (result) => {
    await before()
    result.observe(1)
  })
  return { scrape: createScrape(reader, 200) }
}
