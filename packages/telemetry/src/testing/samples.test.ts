import { expect, test } from 'vitest'
import { openShop } from './open-shop.ts'
import { samplesOf } from './samples.ts'
import { shop } from './shop.ts'

const { calls, cost, duration, opened, waiting } = shop.metrics

test('a series is read by its declaration, with labels or without', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.calls.add(2, { kind: 'order', status: 'success' })
  telemetry.metrics.opened.add(1)
  telemetry.metrics.waiting.set(-3.5)
  expect(await sample(calls, { kind: 'order', status: 'success' })).toBe(2)
  expect(await sample(calls, { status: 'error', kind: 'order' })).toBe(0)
  expect([await sample(opened), await sample(waiting)]).toEqual([1, -3.5])
})

test('a histogram is read as what it has observed', async () => {
  const { telemetry, observations } = openShop()
  for (const seconds of [0.5, 5, 100]) telemetry.metrics.duration.record(seconds, { model: 'small' })
  expect(await observations(duration, { model: 'small' })).toEqual({
    count: 3,
    sum: 105.5,
    buckets: { 1: 1, 10: 2, 60: 2, '+Inf': 3 },
  })
})

test('a series that is not there has no value', async () => {
  const { sample, observations } = openShop()
  expect(await sample(cost, { model: 'small' })).toBeUndefined()
  expect(await observations(duration, { model: 'small' })).toBeUndefined()
})

test.each(['"quoted", model="small"} 7', 'back\\slash\\', 'lines\n\r\u2028', '\\n', '{}=,# '])(
  'label value %j is found as it was given',
  async (model) => {
    const { telemetry, sample } = openShop()
    telemetry.metrics.cost.add(1, { model: 'small' })
    telemetry.metrics.cost.add(3, { model })
    expect(await sample(cost, { model })).toBe(3)
    expect(await sample(cost, { model: 'small' })).toBe(1)
  },
)

test('the order of labels on the page is of no account, further labels are', async () => {
  const name = calls.name
  const { sample } = page(
    `${name}{status="error",kind="order"} 4\n${name}{status="error",kind="order",x="y"} 5\n`,
  )
  expect(await sample(calls, { kind: 'order', status: 'error' })).toBe(4)
})

test.each([
  ['+Inf', Infinity],
  ['-Inf', -Infinity],
  ['NaN', Number.NaN],
  ['1.5e-7', 1.5e-7],
])('value %s is read', async (text, value) => {
  expect(await page(`${waiting.name} ${text}\n`).sample(waiting)).toBe(value)
})

test('what is no metrics page is told', async () => {
  await expect(page('{"error":{"code":"not_found"}}').sample(waiting)).rejects.toThrow('not_found')
})

const page = (body: string) => samplesOf({ scrape: async () => ({ body }) })
