import type { ObservableResult } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openShop } from '../../testing/open-shop.ts'

const openLibrary = () => {
  const { telemetry, lines } = openShop()
  const meter = telemetry.meterProvider.getMeter('library')
  const page = async (): Promise<readonly string[]> => {
    const { body } = await telemetry.scrape()
    return body
      .split('\n')
      .filter((line) => line.includes('otel_scope_name="library"'))
      .map((line) => line.replace(/,?otel_scope_name="library"/, ''))
  }
  return { telemetry, lines, meter, page }
}

test('observables are asked at each scrape, and what they observe no more has ended', async () => {
  const { meter, page } = openLibrary()
  let round = 0
  meter.createObservableGauge('heat').addCallback(async (result) => {
    await Promise.resolve()
    result.observe(-1, { room: `${round++}` })
  })
  meter.createObservableCounter('watt').addCallback((result) => result.observe(10 + round))
  meter.createObservableUpDownCounter('open').addCallback((result) => result.observe(-round))
  expect(await page()).toEqual(['heat{room="0"} -1', 'watt_total{} 10', 'open{} 0'])
  expect(await page()).toEqual(['heat{room="1"} -1', 'watt_total{} 11', 'open{} -1'])
})

test('a callback that is removed ends its series', async () => {
  const { meter, page } = openLibrary()
  const gauge = meter.createObservableGauge('heat')
  const callback = (result: ObservableResult): void => result.observe(1)
  gauge.addCallback(callback)
  gauge.addCallback(callback)
  expect(await page()).toHaveLength(1)
  gauge.removeCallback(callback)
  expect(await page()).toEqual([])
})

test('one that throws harms no other, and is told once', async () => {
  const { meter, page, lines } = openLibrary()
  meter.createObservableGauge('broken').addCallback(() => {
    throw new Error('no sensor')
  })
  meter.createObservableGauge('heat').addCallback((result) => result.observe(1))
  for (let scrape = 0; scrape < 3; scrape++) expect(await page()).toEqual(['heat{} 1'])
  expect(lines).toMatchObject([{ level: 'warn', collector: 'broken', err: { message: 'no sensor' } }])
})

test('one callback observes several instruments, and only those it was registered for', async () => {
  const { meter, page } = openLibrary()
  const [heat, light, other] = ['heat', 'light', 'other'].map((name) => meter.createObservableGauge(name))
  if (!heat || !light || !other) throw new Error('three')
  const callback = (result: Parameters<Parameters<typeof meter.addBatchObservableCallback>[0]>[0]): void => {
    for (const [at, each] of [heat, light, other, {} as never, null as never].entries())
      result.observe(each, at)
  }
  meter.addBatchObservableCallback(callback, [heat, light])
  meter.addBatchObservableCallback(callback, [light, heat])
  meter.addBatchObservableCallback(undefined as never, undefined as never)
  expect(await page()).toEqual(['heat{} 0', 'light{} 1'])
  meter.removeBatchObservableCallback(callback, [heat, light])
  expect(await page()).toEqual([])
})
