import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startLoad } from './fixtures/load.ts'
import { readPage, total } from './fixtures/page.ts'
import { startPrometheus } from './fixtures/prometheus.ts'
import { watched } from './fixtures/watched/service.ts'
import { startWatched } from './fixtures/watched/start.ts'

const seconds = 20
const { httpRequests } = watched.metrics

const block = async (url: string, forSeconds: number): Promise<void> => {
  const answer = await fetch(`${url}/block?ms=${forSeconds * 1000}`, { method: 'POST' })
  expect(answer.status).toBe(200)
}

test(`P23: with the event loop blocked 80 % for ${seconds} s, /metrics and /healthz answer 200 in every scrape interval of 1 s`, async () => {
  const { url } = await startWatched()
  const prometheus = await startPrometheus(url)
  expect(await prometheus.nextScrapes()).toMatchObject([{ health: 'up' }])
  await block(url, seconds)

  const probed: { readonly status: number; readonly inTime: boolean }[] = []
  for (let second = 0; second < seconds; second++) {
    const started = performance.now()
    const { status } = await fetch(`${url}/healthz`)
    const tookMs = performance.now() - started
    probed.push({ status, inTime: tookMs <= 1000 })
    await wait(Math.max(0, 1000 - tookMs))
  }
  expect(probed).toEqual(Array.from({ length: seconds }, () => ({ status: 200, inTime: true })))
  expect(await prometheus.value(`min_over_time(up[${seconds}s])`)).toBe(1)
  expect(await prometheus.value(`count_over_time(up[${seconds}s])`)).toBeGreaterThanOrEqual(seconds - 1)
})

test('P23: with the event loop blocked 80 %, work is shed with 503 and Retry-After, what is shed is counted, and work is taken again afterwards', async () => {
  const { url } = await startWatched()
  await block(url, 10)
  const load = startLoad(url, { ratePerSecond: 100 })
  await wait(5000)
  const shed = await fetch(`${url}/work/1`)
  const outcomes = await load.stop()
  const statuses = new Set(outcomes.map(({ status }) => status))
  expect([...statuses].filter((status) => status !== 200)).toEqual([503])
  expect(shed.status).toBe(503)
  expect(Number(shed.headers.get('retry-after'))).toBeGreaterThan(0)

  const counted = total(await readPage(url), httpRequests, { endpoint: '/work/:id', status: '503' })
  expect(counted).toBe(1 + outcomes.filter(({ status }) => status === 503).length)
  const again = async () => (await fetch(`${url}/work/1`)).status
  await expect.poll(again, { timeout: 20_000, interval: 500 }).toBe(200)
})
