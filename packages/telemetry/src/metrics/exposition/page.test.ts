import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { openShop } from '../../testing/open-shop.ts'

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

test('scrapes that meet share one page', async () => {
  const { telemetry } = openShop()
  let collections = 0
  telemetry.collect('shelf', async () => void collections++)
  const pages = await Promise.all(Array.from({ length: 100 }, () => telemetry.scrape()))
  expect(collections).toBe(1)
  expect(new Set(pages).size).toBe(1)
  await telemetry.scrape()
  expect(collections).toBe(2)
})
