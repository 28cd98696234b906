import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'
import { shop } from '../testing/shop.ts'
import type { Refusal } from './losses.ts'

const { calls, cost, duration } = shop.metrics

/** Instruments as code without types calls them. */
type Loose = (value: unknown, labels?: unknown) => void

const refusedNumbers: readonly (readonly [name: string, value: unknown, reason: Refusal])[] = [
  ['NaN', Number.NaN, 'not_a_number'],
  ['a string', '1', 'not_a_number'],
  ['a bigint', 10n, 'not_a_number'],
  ['a symbol', Symbol('1'), 'not_a_number'],
  ['null', null, 'not_a_number'],
  ['undefined', undefined, 'not_a_number'],
  ['an object with a value', { valueOf: () => 1 }, 'not_a_number'],
  ['infinity', Infinity, 'not_finite'],
  ['minus infinity', -Infinity, 'not_finite'],
  ['a negative amount', -1, 'negative'],
]

const revoked = Proxy.revocable({}, {})
revoked.revoke()
const circular: Record<string, unknown> = {}
circular.model = circular
const throwing = {
  get model(): string {
    throw new Error('read')
  },
}

const refusedLabels: readonly (readonly [name: string, labels: unknown, reason: Refusal])[] = [
  ['no labels', undefined, 'label_missing'],
  ['null', null, 'label_missing'],
  ['an empty object', {}, 'label_missing'],
  ['a number', 7, 'label_missing'],
  ['an empty value', { model: '' }, 'label_missing'],
  ['a null value', { model: null }, 'label_missing'],
  ['a name in another case', { Model: 'a' }, 'label_missing'],
  ['a bigint value', { model: 10n }, 'label_value'],
  ['a symbol value', { model: Symbol('a') }, 'label_value'],
  ['an array value', { model: ['a'] }, 'label_value'],
  ['a value that is text when asked', { model: { toString: () => 'a' } }, 'label_value'],
  ['a circle', circular, 'label_value'],
  ['a getter that throws', throwing, 'label_value'],
  ['a revoked proxy', revoked.proxy, 'label_value'],
]

test.each(refusedNumbers)('%s is no measurement of a counter or a histogram', async (_, value, reason) => {
  const { telemetry, sample } = openShop()
  ;(telemetry.metrics.cost.add as Loose)(value, { model: 'a' })
  ;(telemetry.metrics.duration.record as Loose)(value, { model: 'a' })
  expect(await sample(selfMetrics.invalidMeasurements, { reason })).toBe(2)
  expect((await telemetry.scrape()).body).not.toContain('model="a"')
})

test.each(refusedLabels)('%s in place of labels is refused', async (_, labels, reason) => {
  const { telemetry, sample } = openShop()
  ;(telemetry.metrics.cost.add as Loose)(1, labels)
  expect(await sample(selfMetrics.invalidMeasurements, { reason })).toBe(1)
  expect((await telemetry.scrape()).body).not.toContain(`${cost.name}{`)
})

test('a value outside a closed set is refused, an undeclared label ignored', async () => {
  const { telemetry, sample } = openShop()
  const add: Loose = (value, labels) => (telemetry.metrics.calls.add as Loose)(value, labels)
  add(1, { kind: 'order', status: 'constructor' })
  add(1, { kind: 'order', status: 'success', 'bad key': 'x', le: '1' })
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'label_value' })).toBe(1)
  expect(await sample(calls, { kind: 'order', status: 'success' })).toBe(1)
})

test('whatever comes, nothing throws, and each measurement is either counted or refused', async () => {
  const { telemetry } = openShop()
  const numbers = [1, 2, ...refusedNumbers.map(([, value]) => value)]
  const labels = [{ model: 'a' }, { model: 'b', other: 1n }, ...refusedLabels.map(([, set]) => set)]
  const measurements = numbers.flatMap((value) => labels.map((set) => [value, set] as const))
  for (const [value, set] of measurements) (telemetry.metrics.duration.record as Loose)(value, set)

  const { body } = await telemetry.scrape()
  const total = (series: string) =>
    body
      .split('\n')
      .filter((line) => line.startsWith(`${series}{`))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  const counted = total(`${duration.name}_count`)
  expect(counted).toBe(2 * 2)
  expect(counted + total(selfMetrics.invalidMeasurements.name)).toBe(measurements.length)
})
