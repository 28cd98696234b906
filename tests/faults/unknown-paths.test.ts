import { expect, test } from 'vitest'
import { httpMethods, unmatchedEndpoint } from '../../packages/spec/src/metrics/index.ts'
import { readPage, seriesOf } from './fixtures/page.ts'
import { pipeline } from './fixtures/pipeline.ts'
import { watched } from './fixtures/watched/service.ts'
import { startWatched } from './fixtures/watched/start.ts'

const { httpRequests } = watched.metrics

test('P4: 100,000 unknown paths, ids in paths and odd methods: one series "unmatched" for each method and status, methods of a closed set', async () => {
  const service = await startWatched({ LOG_LEVEL: 'error' })
  const unknown = await pipeline(service.url, {
    requests: 100_000,
    line: (nth) => `GET /wp-admin/${nth}.php?${nth}`,
  })
  expect(unknown).toEqual({ 404: 100_000 })
  const withIds = await pipeline(service.url, {
    requests: 5000,
    line: (nth) => `GET /work/${nth}-${'a'.repeat(nth % 90)}`,
  })
  expect(withIds).toEqual({ 200: 5000 })
  const odd = ['PROPFIND', 'MKCOL', 'REPORT', 'SUBSCRIBE', 'UNLOCK', 'PURGE', 'LINK', 'QUERY'] as const
  await pipeline(service.url, { requests: 4000, line: (nth) => `${odd[nth % odd.length]} /odd/${nth}` })

  const series = seriesOf(await readPage(service.url), httpRequests)
  const counted = series.filter(({ value }) => value > 0)
  const unmatched = counted.filter(({ labels }) => labels['endpoint'] === unmatchedEndpoint)
  expect(unmatched.filter(({ labels }) => labels['method'] === 'GET')).toMatchObject([
    { labels: { status: '404' }, value: 100_000 },
  ])
  const others = unmatched.filter(({ labels }) => labels['method'] !== 'GET')
  expect(new Set(others.map(({ labels }) => labels['method']))).toEqual(new Set(['_OTHER']))
  expect(others.reduce((sum, { value }) => sum + value, 0)).toBe(4000)
  expect(counted.filter(({ labels }) => labels['endpoint'] === '/work/:id')).toMatchObject([{ value: 5000 }])
  const methods = new Set(series.map(({ labels }) => labels['method']))
  expect([...methods].filter((method) => !httpMethods.some((known) => known === method))).toEqual([])
})
