import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'

/** Instruments as code without types calls them. */
type Loose = (value: unknown, labels?: unknown) => void

const refusedNumbers: Readonly<Record<string, readonly [value: unknown, reason: string]>> = {
  NaN: [Number.NaN, 'not_a_number'],
  'a string': ['1', 'not_a_number'],
  'a bigint': [10n, 'not_a_number'],
  'a symbol': [Symbol('1'), 'not_a_number'],
  null: [null, 'not_a_number'],
  undefined: [undefined, 'not_a_number'],
  'an object with a value': [{ valueOf: () => 1 }, 'not_a_number'],
  infinity: [Infinity, 'not_finite'],
  'minus infinity': [-Infinity, 'not_finite'],
  'a negative amount': [-1, 'negative'],
}

const revoked = Proxy.revocable({}, {})
revoked.revoke()
const circular: Record<string, unknown> = {}
circular.model = circular
const throwing = {
  get model(): string {
    throw new Error('read')
  },
}

const refusedLabels: Readonly<Record<string, readonly [labels: unknown, reason: string]>> = {
  'no labels': [undefined, 'label_missing'],
  null: [null, 'label_missing'],
  'an empty object': [{}, 'label_missing'],
  'a number': [7, 'label_missing'],
  'an empty value': [{ model: '' }, 'label_missing'],
  'a null value': [{ model: null }, 'label_missing'],
  'a name in another case': [{ Model: 'a' }, 'label_missing'],
  'a bigint value': [{ model: 10n }, 'label_value'],
  'a symbol value': [{ model: Symbol('a') }, 'label_value'],
  'an array value': [{ model: ['a'] }, 'label_value'],
  'a value that is text when asked': [{ model: { toString: () => 'a' } }, 'label_value'],
  'a circle': [circular, 'label_value'],
  'a getter that throws': [throwing, 'label_value'],
  'a revoked proxy': [revoked.proxy, 'label_value'],
}

test.each(Object.keys(refusedNumbers))('%s is no measurement of a counter or a histogram', async (name) => {
  const [value, reason] = refusedNumbers[name] ?? []
  const { telemetry, sample } = openShop()
  ;(telemetry.metrics.cost.add as Loose)(value, { model: 'a' })
  ;(telemetry.metrics.duration.record as Loose)(value, { model: 'a' })
  expect(await sample(`telemetry_invalid_measurements_total{reason="${reason}"}`)).toBe(2)
  expect((await telemetry.scrape()).body).not.toContain('model="a"')
})

test.each(Object.keys(refusedLabels))('%s in place of labels is refused', async (name) => {
  const [labels, reason] = refusedLabels[name] ?? []
  const { telemetry, sample } = openShop()
  ;(telemetry.metrics.cost.add as Loose)(1, labels)
  expect(await sample(`telemetry_invalid_measurements_total{reason="${reason}"}`)).toBe(1)
  expect((await telemetry.scrape()).body).not.toContain('cost_dollars_total{')
})

test('a value outside a closed set is refused, an undeclared label ignored', async () => {
  const { telemetry, sample } = openShop()
  const add: Loose = (value, labels) => (telemetry.metrics.calls.add as Loose)(value, labels)
  add(1, { kind: 'order', status: 'constructor' })
  add(1, { kind: 'order', status: 'success', 'bad key': 'x', le: '1' })
  expect(await sample('telemetry_invalid_measurements_total{reason="label_value"}')).toBe(1)
  expect(await sample('calls_total{kind="order",status="success"}')).toBe(1)
})

test('whatever comes, nothing throws, and each measurement is either counted or refused', async () => {
  const { telemetry } = openShop()
  const numbers = [1, 2, ...Object.values(refusedNumbers).map(([value]) => value)]
  const labels = [
    { model: 'a' },
    { model: 'b', other: 1n },
    ...Object.values(refusedLabels).map(([set]) => set),
  ]
  const calls = numbers.flatMap((value) => labels.map((set) => [value, set] as const))
  for (const [value, set] of calls) (telemetry.metrics.duration.record as Loose)(value, set)

  const { body } = await telemetry.scrape()
  const total = (series: RegExp) =>
    (body.match(series) ?? []).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  const counted = total(/^duration_seconds_count.*$/gm)
  expect(counted).toBe(2 * 2)
  expect(counted + total(/^telemetry_invalid_measurements_total.*$/gm)).toBe(calls.length)
})
