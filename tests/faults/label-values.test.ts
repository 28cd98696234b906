import { expect, test } from 'vitest'
import { selfMetrics } from '../../packages/spec/src/index.ts'
import { readPage, seriesOf, total, type Page } from './fixtures/page.ts'
import { watchMemory } from './fixtures/memory.ts'
import { pipeline } from './fixtures/pipeline.ts'
import { startWatched } from './fixtures/watched/start.ts'
import { watched } from './fixtures/watched/service.ts'

const { visits, patience, waited, httpRequests, httpRequestDuration } = watched.metrics
const scrapes = 20
const quiet = { LOG_LEVEL: 'error' }

test('P4: 1,000,000 distinct label values over 20 scrapes: <= 2,001 series, <= 5,000 samples, the sum exact, the overflow counted, memory +<= 64 MB', async () => {
  const service = await startWatched(quiet)
  const each = 1_000_000 / scrapes
  await crowd(service.url, 0, 5000) // Budgets are spent before memory is compared.
  const memory = watchMemory(service.pid)
  const before = memory.largest()
  let page = await readPage(service.url)
  for (let scrape = 0; scrape < scrapes; scrape++) {
    await crowd(service.url, 5000 + scrape * each, each)
    page = await readPage(service.url)
    expect(seriesOf(page, visits).length).toBeLessThanOrEqual(2001)
    expect(page.samples.length).toBeLessThanOrEqual(5000)
    expect(total(page, visits)).toBe(5000 + (scrape + 1) * each)
  }
  expect(total(page, selfMetrics.labelOverflow, { metric: visits.name })).toBe(1_005_000 - 2000)
  expect(memory.largest() - before).toBeLessThanOrEqual(64)
})

const crowd = async (url: string, from: number, count: number): Promise<void> => {
  const answer = await fetch(`${url}/crowd?from=${from}&count=${count}`, { method: 'POST' })
  expect(answer.status).toBe(200)
}

test('P4: 3,000 new values of every label that a client reaches, between each two of 20 scrapes: <= 2,001 series a metric, the sums exact, the overflow seen, memory flat', async () => {
  const service = await startWatched(quiet)
  const memory = watchMemory(service.pid)
  let before = 0
  for (let scrape = 0; scrape < scrapes; scrape++) {
    const visitor = (nth: number) => scrape * 3000 + nth
    expect(
      await pipeline(service.url, {
        requests: 6000,
        line: (nth) =>
          nth % 2 === 0
            ? `GET /visit?visitor=v${visitor(nth / 2)}`
            : `${methods[nth % methods.length]} /nowhere/${visitor(nth)}?q=${nth}`,
        headers: (nth) => [`x-request-id: ${visitor(nth)}`, `user-agent: ${visitor(nth)}`],
      }),
    ).toEqual({ 200: 3000, 404: 3000 })

    const page = await readPage(service.url)
    for (const metric of [visits, patience, httpRequests, ...parts(waited), ...parts(httpRequestDuration)])
      expect(seriesOf(page, metric).length, `series of ${metric.name}`).toBeLessThanOrEqual(2001)
    const visited = (scrape + 1) * 3000
    expect(total(page, visits)).toBe(visited)
    expect(total(page, { ...waited, name: `${waited.name}_count` })).toBe(visited)
    expect(answered(page)).toBe(visited * 2)
    if (scrape === 4) before = memory.largest()
  }
  const page = await readPage(service.url)
  for (const metric of [visits, patience, waited])
    expect(
      total(page, selfMetrics.labelOverflow, { metric: metric.name }),
      `of ${metric.name}`,
    ).toBeGreaterThan(0)
  expect(memory.largest() - before).toBeLessThanOrEqual(64)
})

const methods = ['GET', 'POST', 'DELETE', 'PATCH', 'OPTIONS'] as const

/** A histogram's series with one bound each count as one. */
const parts = (metric: typeof waited | typeof httpRequestDuration) =>
  ['_count', '_sum'].map((part) => ({ ...metric, name: metric.name + part }))

/** Requests but those for the page itself. */
const answered = (page: Page): number =>
  total(page, httpRequests, { endpoint: '/visit' }) + total(page, httpRequests, { endpoint: 'unmatched' })
