import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startProgram } from '../../packages/telemetry/src/testing/program.ts'
import { failedOf, p99, startLoad, type Outcome } from './fixtures/load.ts'
import { readPage } from './fixtures/page.ts'
import { startWatched } from './fixtures/watched/start.ts'

const scraper = fileURLToPath(new URL('fixtures/scraper.ts', import.meta.url))
const together = 100

const startFull = async () => {
  const service = await startWatched({ LOG_LEVEL: 'error' })
  expect((await fetch(`${service.url}/fill`, { method: 'POST' })).status).toBe(200)
  const page = await readPage(service.url)
  expect(page.samples.length).toBeGreaterThan(4400)
  expect(page.samples.length).toBeLessThanOrEqual(5000)
  return service
}

test('P6: a page of 5,000 samples: p99 <= 50 ms idle, <= 250 ms at 200 requests a second, no block of the event loop over 50 ms', async () => {
  const { url } = await startFull()
  const scrape = async (times: number) => {
    const pages = []
    for (let nth = 0; nth < times; nth++) pages.push(await readPage(url))
    return pages
  }
  await scrape(20)
  await longestBlockMs(url)
  expect(p99(await scrape(100))).toBeLessThanOrEqual(50)

  const load = startLoad(url, { ratePerSecond: 200 })
  expect(p99(await scrape(200))).toBeLessThanOrEqual(250)
  expect(failedOf(await load.stop())).toEqual([])
  expect(await longestBlockMs(url)).toBeLessThanOrEqual(50)
})

test('P6: 100 scrapers at the same moment, every 15 s, at 200 requests a second: 0 failed, the p99 of the app <= 2 x what it is without, no block of the event loop over 50 ms', async () => {
  const { url } = await startFull()
  const load = startLoad(url, { ratePerSecond: 200 })
  const outcomesOf = async (phase: () => Promise<unknown>): Promise<readonly Outcome[]> => {
    const before = load.outcomes.length
    await phase()
    return load.outcomes.slice(before)
  }
  for (let warm = 0; warm < 3; warm++) await storm(url)
  const calm = await outcomesOf(() => wait(15_000))
  await longestBlockMs(url)
  const stormy = await outcomesOf(async () => {
    for (let nth = 0; nth < 2; nth++) await Promise.all([storm(url), wait(15_000)])
  })

  expect(failedOf(await load.stop())).toEqual([])
  expect(p99(stormy)).toBeLessThanOrEqual(2 * p99(calm))
  expect(await longestBlockMs(url)).toBeLessThanOrEqual(50)
})

/** All must be answered. */
const storm = async (url: string): Promise<void> => {
  const program = startProgram([scraper, url, String(together)], {})
  expect(await program.ended).toEqual({ code: 0, signal: null })
  expect(JSON.parse(program.lines[0] ?? '')).toEqual(Array.from({ length: together }, () => 200))
}

const longestBlockMs = async (url: string): Promise<number> =>
  ((await (await fetch(`${url}/event-loop`)).json()) as { readonly longestMs: number }).longestMs
