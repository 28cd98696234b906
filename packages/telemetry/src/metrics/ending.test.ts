import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'

const { calls, cost, duration, httpRequests, waiting } = shop.metrics

test('a removed series is absent, and begins again at 0', async () => {
  const { telemetry, sample, observations } = openShop()
  const { metrics } = telemetry
  metrics.waiting.set(3)
  metrics.cost.add(2, { model: 'small' })
  metrics.duration.record(5, { model: 'small' })
  metrics.waiting.remove()
  metrics.cost.remove({ model: 'small' })
  metrics.duration.remove({ model: 'small' })
  expect([await sample(waiting), await sample(cost, { model: 'small' })]).toEqual([undefined, undefined])
  expect((await telemetry.scrape()).body).not.toContain('model="small"')
  metrics.cost.add(1, { model: 'small' })
  metrics.duration.record(0.5, { model: 'small' })
  expect(await sample(cost, { model: 'small' })).toBe(1)
  expect(await observations(duration, { model: 'small' })).toMatchObject({ count: 1, sum: 0.5 })
})

test('the value of a bounded label gives its place back with its last series, not before', async () => {
  const { telemetry, sample } = openShop()
  const { httpRequests: requests } = telemetry.metrics
  for (let at = 0; at < 32; at++) requests.add(1, { method: 'GET', endpoint: `/${at}`, status: '200' })
  requests.add(1, { method: 'POST', endpoint: '/0', status: '200' })
  requests.remove({ method: 'GET', endpoint: '/0', status: '200' })
  requests.add(1, { method: 'GET', endpoint: '/late', status: '200' })
  expect(await sample(httpRequests, { method: 'GET', endpoint: '_overflow', status: '200' })).toBe(1)
  requests.remove({ method: 'POST', endpoint: '/0', status: '200' })
  requests.add(1, { method: 'GET', endpoint: '/later', status: '200' })
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/later', status: '200' })).toBe(1)
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/0', status: '200' })).toBeUndefined()
})

test('values that come and go for ever keep to the budget, and each gets a place', async () => {
  const { telemetry, sample } = openShop()
  for (let at = 0; at < 10_000; at++) {
    telemetry.metrics.cost.observe(at, { model: `m${at}` })
    if (at >= 3) telemetry.metrics.cost.remove({ model: `m${at - 3}` })
    if (at >= 2) telemetry.metrics.cost.remove({ model: `m${at - 2}` })
  }
  expect(await sample(cost, { model: 'm9999' })).toBe(9999)
  expect(await sample(selfMetrics.labelOverflow, { metric: cost.name })).toBe(0)
})

test('clear ends all series, those of closed labels too, and gives all budgets back', async () => {
  const { telemetry, sample } = openShop()
  const { metrics } = telemetry
  for (const model of ['a', 'b', 'c', 'd']) metrics.cost.add(1, { model })
  metrics.cost.clear()
  metrics.calls.clear()
  const { body } = await telemetry.scrape()
  expect(body).not.toMatch(/^(cost_dollars|calls)_total/m)
  for (const model of ['d', 'e', 'f']) metrics.cost.add(1, { model })
  metrics.calls.add(1, { kind: 'order', status: 'error' })
  expect(await sample(cost, { model: 'f' })).toBe(1)
  expect(await sample(calls, { kind: 'order', status: 'error' })).toBe(1)
})

test('to remove what is not there changes nothing', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.cost.add(1, { model: 'a' })
  for (const model of ['b', '_overflow', '\ud800']) telemetry.metrics.cost.remove({ model })
  expect(await sample(cost, { model: 'a' })).toBe(1)
})
