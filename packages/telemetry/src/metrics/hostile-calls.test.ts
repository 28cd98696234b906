import { selfMetrics } from '@octoscope/spec/metrics'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { eventually } from '../testing/eventually.ts'
import { listening } from '../testing/listening.ts'
import { openShop } from '../testing/open-shop.ts'
import { startPrometheus } from '../testing/prometheus-server.ts'
import { promtool } from '../testing/promtool.ts'
import { shop } from '../testing/shop.ts'
import { isAmount } from './number-refusal.ts'

const { cost, duration } = shop.metrics

/** Anything that code without types may pass. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
  }),
  fc.constantFrom<unknown>(Symbol('s'), () => {}, 10n, Number.NaN, -0, Infinity, '\ud800', ''),
)

/** Amounts that are none; those that are become 1, so that each call that is taken shows in a sum. */
const amount = fc
  .oneof(fc.double(), fc.constantFrom<unknown>(1, 0, -1, Number.NaN, Infinity, '1', 1n, null), anything)
  .map((value) => (isAmount(value) ? 1 : value))

const key = fc.oneof(
  fc.constantFrom('model', 'le', '', 'a.b', 'a_b', '1', '__name__', 'otel.scope.name'),
  fc.string({ unit: 'binary' }),
)
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 100, maxLength: 700 }),
  anything,
)
const labels = fc.oneof(fc.record({ model: text }), fc.dictionary(key, text), anything)

const refuse = (): never => {
  throw new Error('no')
}
const circle: Record<string, unknown> = {}
circle.model = circle

/** What fast-check itself would fall into. */
const traps: readonly unknown[] = [
  circle,
  new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse }),
  Object.defineProperty({}, 'model', { get: refuse, enumerable: true }),
  { model: { toString: refuse, toJSON: refuse } },
  { toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse },
]

const pool = (of: fc.Arbitrary<unknown>): readonly unknown[] => [
  ...fc.sample(of, { numRuns: 2000, seed: 4 }),
  ...Array.from({ length: 100 }, (_, at) => traps[at % traps.length]),
]
const amounts = pool(amount)
const labelSets = pool(labels)

/** An instrument's doors, as code without types finds them. */
interface Loose {
  readonly add: Door
  readonly observe: Door
  readonly set: Door
  readonly record: Door
  readonly prepare: (labels: unknown) => void
  readonly remove: (labels: unknown) => void
  readonly bind: (labels: unknown) => Loose
}

type Door = (value: unknown, labels: unknown) => void

const loose = (instrument: unknown): Loose => instrument as Loose

/** The same hostile calls in every run. */
const hostileCalls = (count: number, doors: readonly Door[], round: number): void => {
  for (let call = 0; call < count; call++) {
    const at = (call + round * count) * 7919
    doors[call % doors.length]?.(amounts[at % amounts.length], labelSets[(at * 31) % labelSets.length])
  }
}

test('100,000 hostile calls: none throws, each is measured or refused, and after each batch promtool and a real Prometheus read the page', async () => {
  const { telemetry, sample } = openShop()
  const prometheus = await startPrometheus(new URL(await listening(createApp(telemetry))).host)
  const meter = telemetry.meterProvider.getMeter('library')
  const doors = [
    loose(telemetry.metrics.cost).add,
    loose(telemetry.metrics.duration).record,
    loose(meter.createCounter('free')).add,
    loose(meter.createHistogram('free.time')).record,
  ]
  for (let batch = 1; batch <= 5; batch++) {
    hostileCalls(20_000, doors, batch)
    const { body } = await telemetry.scrape()
    promtool(body)
    const measured = [cost.name, `${duration.name}_count`, 'free_total', 'free_time_count'].map((name) =>
      sumOf(body, name),
    )
    const refused = sumOf(body, selfMetrics.invalidMeasurements.name)
    expect(Math.min(...measured, refused)).toBeGreaterThan(0)
    expect(measured.reduce((sum, each) => sum + each, refused)).toBe(batch * 20_000)
    await eventually(async () => {
      expect(await prometheus.query('up')).toEqual([1])
      expect(await prometheus.query(`sum(${selfMetrics.invalidMeasurements.name})`)).toEqual([refused])
      expect(await prometheus.query('count(free_time_count)')).toEqual([countOf(body, 'free_time_count')])
    })
  }
  expect(await sample(selfMetrics.invalidMeasurements, { reason: 'label_value' })).toBeGreaterThan(0)
}, 60_000)

test('no other door of an instrument throws either', async () => {
  const { telemetry } = openShop()
  const { calls, cost: costs, duration: durations, waiting } = telemetry.metrics
  const provider = telemetry.meterProvider as unknown as Record<'getMeter', (...given: unknown[]) => object>
  const meter = provider.getMeter('library') as Record<string, (...given: unknown[]) => unknown>
  const gauge = telemetry.meterProvider.getMeter('library').createObservableGauge('heat')
  hostileCalls(
    10_000,
    [
      (value, set) => loose(costs).observe(value, set),
      (_, set) => loose(costs).prepare(set),
      (value, set) => loose(costs).bind(set).add(value, set),
      (value, set) => loose(durations).bind(set).record(value, set),
      (value, set) => loose(waiting).bind(set).set(value, set),
      (value, set) => loose(waiting).set(value, set),
      (value, set) => loose(calls).add(value, set),
      (_, set) => loose(costs).remove(set),
      (_, set) => loose(durations).remove(set),
      (value, set) => void provider.getMeter(value, set, set),
      (value, set) => void meter.createHistogram?.(value, set),
      (value, set) => void meter.createObservableGauge?.(value, set),
      (value, set) => void meter.addBatchObservableCallback?.(value, set),
      (value, set) => gauge.addCallback((result) => loose(result).observe(value, set)),
    ],
    0,
  )
  const { body } = await telemetry.scrape()
  promtool(body)
  expect(sumOf(body, selfMetrics.invalidMeasurements.name)).toBeGreaterThan(0)
}, 60_000)

const seriesOf = (body: string, name: string): readonly string[] =>
  body.split('\n').filter((line) => line.startsWith(`${name}{`))

const countOf = (body: string, name: string): number => seriesOf(body, name).length

const sumOf = (body: string, name: string): number =>
  seriesOf(body, name).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
