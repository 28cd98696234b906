import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'

const { appInfo, calls, cost, waiting } = shop.metrics

test('a counter shows exactly its name and its declared labels', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.calls.add(2, { kind: 'order', status: 'success' })
  telemetry.metrics.calls.add(0.5, { kind: 'order', status: 'success' })
  expect(await sample(calls, { kind: 'order', status: 'success' })).toBe(2.5)
})

test('the order in which labels are given makes no second series', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.calls.add(1, { kind: 'order', status: 'error' })
  telemetry.metrics.calls.add(1, { status: 'error', kind: 'order' })
  expect(await sample(calls, { kind: 'order', status: 'error' })).toBe(2)
})

test('a counter whose labels are closed exists at 0 in every series, one with a bounded label in none', async () => {
  const { telemetry } = openShop()
  const { body } = await telemetry.scrape()
  expect(body).toContain('calls_total{kind="order",status="success"} 0\n')
  expect(body).toContain('calls_total{kind="question",status="error"} 0\n')
  expect(body).toContain('opened_total 0\n')
  expect(body).not.toContain('cost_dollars_total{')
})

test('prepare makes a series exist at 0 and leaves what it counted', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.cost.prepare({ model: 'small' })
  expect(await sample(cost, { model: 'small' })).toBe(0)
  telemetry.metrics.cost.add(3, { model: 'small' })
  telemetry.metrics.cost.prepare({ model: 'small' })
  expect(await sample(cost, { model: 'small' })).toBe(3)
})

test('a gauge shows its last value, below 0 too', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.waiting.set(7)
  telemetry.metrics.waiting.set(-2)
  expect(await sample(waiting)).toBe(-2)
})

test('a histogram counts into its declared buckets', async () => {
  const { telemetry } = openShop()
  for (const seconds of [0.5, 1, 1.5, 100]) telemetry.metrics.duration.record(seconds, { model: 'small' })
  const { body } = await telemetry.scrape()
  expect(body.split('\n').filter((line) => line.startsWith('duration_seconds'))).toEqual([
    'duration_seconds_count{model="small"} 4',
    'duration_seconds_sum{model="small"} 103',
    'duration_seconds_bucket{model="small",le="1"} 2',
    'duration_seconds_bucket{model="small",le="10"} 3',
    'duration_seconds_bucket{model="small",le="60"} 3',
    'duration_seconds_bucket{model="small",le="+Inf"} 4',
  ])
})

test('a metric declared as appInfo tells what is running', async () => {
  const { sample } = openShop({ OTEL_RESOURCE_ATTRIBUTES: 'service.version=1.2.3' })
  const running = { version: '1.2.3', component: 'shop', node_version: process.versions.node }
  expect(await sample(appInfo, running)).toBe(1)
})
