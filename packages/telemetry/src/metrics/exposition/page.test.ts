import { execFileSync } from 'node:child_process'
import { counter, gauge, service } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { startTelemetry } from '../../start-telemetry.ts'
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

test('a gauge and a counter of the same shorter name are both shown, and none twice', async () => {
  const about = { help: 'What it cost.', unit: 'dollars' } as const
  const metrics = { soFar: gauge('cost_usd', about), total: counter('cost_usd_total', about) }
  const purse = service('purse', { summary: 'Pays.', port: 1, metrics })
  const telemetry = startTelemetry(purse, { env: {}, log: { write: () => {} } })
  telemetry.metrics.soFar.set(2)
  telemetry.metrics.total.observe(3)
  const plain = (await telemetry.scrape()).body
  expect(plain).toContain('# TYPE cost_usd gauge\ncost_usd 2\n')
  expect(plain).toContain('# TYPE cost_usd_total counter\ncost_usd_total 3\n')
  const open = (await telemetry.scrape('application/openmetrics-text')).body
  expect(open).toContain('# TYPE cost_usd gauge\n')
  expect(open).toContain('# TYPE cost_usd_total unknown\n')
  expect(open.match(/^# TYPE cost_usd /gm)).toHaveLength(1)
})
