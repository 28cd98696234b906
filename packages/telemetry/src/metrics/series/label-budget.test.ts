import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { openShop } from '../../testing/open-shop.ts'
import { shop } from '../../testing/shop.ts'

const { cost, httpRequests } = shop.metrics

test('a bounded label keeps its budget over many scrapes, and the sum stays true', async () => {
  const { telemetry, sample } = openShop()
  for (let scrape = 0; scrape < 20; scrape++) {
    for (let value = 0; value < 500; value++) telemetry.metrics.cost.add(1, { model: `${scrape}-${value}` })
    await telemetry.scrape()
  }
  const { body } = await telemetry.scrape()
  const series = body.split('\n').filter((line) => line.startsWith('cost_dollars_total{'))
  expect(series).toEqual([
    'cost_dollars_total{model="0-0"} 1',
    'cost_dollars_total{model="0-1"} 1',
    'cost_dollars_total{model="0-2"} 1',
    'cost_dollars_total{model="_overflow"} 9997',
  ])
  expect(await sample(selfMetrics.labelOverflow, { metric: cost.name })).toBe(9997)
})

test('no series of a metric whose budget is large is merged with another', async () => {
  const { telemetry } = openShop()
  for (let at = 0; at < 31; at++) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', '_OTHER'] as const) {
      for (const status of ['200', '201', '202', '204', '400', '404', '409', '500', '503'] as const) {
        telemetry.metrics.httpRequests.prepare({ method, endpoint: `/${at}`, status })
      }
    }
  }
  const { body } = await telemetry.scrape()
  expect(body.split(`\n${httpRequests.name}{`)).toHaveLength(1 + 31 * 8 * 9)
})

test('a value too long for a scrape counts as overflow and takes no place', async () => {
  const { telemetry, sample } = openShop()
  telemetry.metrics.cost.add(1, { model: 'x'.repeat(129) })
  telemetry.metrics.cost.add(1, { model: 'x'.repeat(128) })
  expect(await sample(cost, { model: '_overflow' })).toBe(1)
  expect(await sample(cost, { model: 'x'.repeat(128) })).toBe(1)
})

test('values that would be the same on the page are the same series', async () => {
  const { telemetry } = openShop()
  telemetry.metrics.cost.add(1, { model: '\ud800' })
  telemetry.metrics.cost.add(1, { model: '\udfff' })
  const { body } = await telemetry.scrape()
  expect(body.match(/^cost_dollars_total\{.*$/gm)).toEqual(['cost_dollars_total{model="\ufffd"} 2'])
})

test('a refused measurement spends no budget', async () => {
  const { telemetry, sample } = openShop()
  for (let at = 0; at < 100; at++) {
    telemetry.metrics.httpRequests.add(1, { method: 'GET', endpoint: `/${at}`, status: '999' as '200' })
  }
  telemetry.metrics.httpRequests.add(1, { method: 'GET', endpoint: '/true', status: '200' })
  expect(await sample(httpRequests, { method: 'GET', endpoint: '/true', status: '200' })).toBe(1)
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'label_value' })).toBe(100)
})
