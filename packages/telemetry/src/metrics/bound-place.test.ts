import { atMost, histogram, selfMetrics, service } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { startTelemetry } from '../start-telemetry.ts'
import { openShop } from '../testing/open-shop.ts'
import { samplesOf } from '../testing/samples.ts'
import { shop } from '../testing/shop.ts'

const { calls, cost, duration, waiting } = shop.metrics

test('a bound instrument writes the series of its labels', async () => {
  const { telemetry, sample, observations } = openShop()
  const { metrics } = telemetry
  metrics.calls.bind({ kind: 'order', status: 'success' }).add(2)
  metrics.cost.bind({ model: 'small' }).observe(7)
  metrics.waiting.bind().set(-1)
  metrics.duration.bind({ model: 'small' }).record(5)
  expect(await sample(calls, { kind: 'order', status: 'success' })).toBe(2)
  expect([await sample(cost, { model: 'small' }), await sample(waiting)]).toEqual([7, -1])
  expect(await observations(duration, { model: 'small' })).toMatchObject({ count: 1, sum: 5 })
})

test('binding makes counters and histograms exist at 0, and no gauge', async () => {
  const { telemetry, sample, observations } = openShop()
  telemetry.metrics.cost.bind({ model: 'small' })
  telemetry.metrics.duration.bind({ model: 'small' })
  telemetry.metrics.waiting.bind()
  expect(await sample(cost, { model: 'small' })).toBe(0)
  expect(await observations(duration, { model: 'small' })).toMatchObject({ count: 0, sum: 0 })
  expect(await sample(waiting)).toBeUndefined()
})

test('later changes of the labels’ object do not move it', async () => {
  const { telemetry, sample } = openShop()
  const labels = { model: 'a' }
  const bound = telemetry.metrics.cost.bind(labels)
  labels.model = 'b'
  telemetry.metrics.cost.clear()
  bound.add(1)
  expect([await sample(cost, { model: 'a' }), await sample(cost, { model: 'b' })]).toEqual([1, undefined])
})

test('it keeps to its series while others end, come and take their slots', async () => {
  const { telemetry, sample } = openShop()
  const { cost: costs } = telemetry.metrics
  const bound = costs.bind({ model: 'a' })
  bound.add(1)
  costs.remove({ model: 'a' })
  costs.add(10, { model: 'b' })
  bound.add(2)
  expect([await sample(cost, { model: 'a' }), await sample(cost, { model: 'b' })]).toEqual([2, 10])
})

test('a bound histogram keeps to its numbers while they move, end, and are another’s', async () => {
  const { telemetry, observations } = openShop()
  const { duration: durations } = telemetry.metrics
  const bound = durations.bind({ model: 'a' })
  bound.record(1)
  bound.record(2)
  for (const model of ['b', 'c']) durations.record(7, { model })
  bound.record(3)
  expect(await observations(duration, { model: 'a' })).toMatchObject({ count: 3, sum: 6 })
  durations.remove({ model: 'a' })
  durations.record(10, { model: 'd' })
  bound.record(4)
  expect(await observations(duration, { model: 'd' })).toMatchObject({ count: 1, sum: 10 })
})

test('a bound histogram keeps to its numbers while ever more series need room', async () => {
  const waits = histogram('wait_seconds', {
    help: '',
    unit: 'seconds',
    labels: { queue: atMost(99) },
    buckets: [1],
  })
  const telemetry = startTelemetry(service('queues', { summary: '', port: 0, metrics: { waits } }), {
    env: {},
  })
  const { observations } = samplesOf(telemetry)
  const bound = telemetry.metrics.waits.bind({ queue: 'first' })
  for (let nth = 1; nth <= 50; nth++) {
    bound.record(1)
    telemetry.metrics.waits.record(7, { queue: `q${nth}` })
  }
  expect(await observations(waits, { queue: 'first' })).toMatchObject({ count: 50, sum: 50 })
})

test('without a place of its own each of its measurements is counted as overflow, until there is one', async () => {
  const { telemetry, sample } = openShop()
  const { cost: costs } = telemetry.metrics
  for (const model of ['a', 'b', 'c']) costs.add(1, { model })
  const bound = costs.bind({ model: 'late' })
  bound.add(1)
  bound.add(1)
  expect(await sample(cost, { model: '_overflow' })).toBe(2)
  expect(await sample(selfMetrics.labelOverflow, { metric: cost.name })).toBe(2)
  costs.remove({ model: 'a' })
  bound.add(5)
  expect(await sample(cost, { model: 'late' })).toBe(5)
})

test('bound to what are no labels, it refuses and counts each measurement', async () => {
  const { telemetry, sample } = openShop()
  const hostile = {
    get model(): string {
      throw new Error('read')
    },
  }
  const bound = telemetry.metrics.cost.bind(hostile)
  bound.add(1)
  bound.add(1)
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'label_value' })).toBe(3)
  telemetry.metrics.waiting.bind().set(Number.NaN)
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'not_a_number' })).toBe(1)
})
