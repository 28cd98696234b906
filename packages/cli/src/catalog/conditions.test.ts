import {
  absent,
  atMost,
  buckets,
  counter,
  gauge,
  histogram,
  histogramQuantile,
  increase,
  now,
  oneOf,
  rate,
  sum,
  where,
  type Instant,
} from '@octoscope/spec'
import { expect, test } from 'vitest'
import { conditions } from './conditions.ts'
import { shape } from './shape.ts'

const about = { help: '', labels: { status: oneOf('success', 'error'), model: atMost(9) } } as const
const calls = counter('calls_total', { ...about, unit: 'calls' })
const cost = counter('cost_dollars_total', { ...about, unit: 'dollars' })
const busy = gauge('busy', { help: '', unit: 'tasks' })
const duration = histogram('duration_seconds', { help: '', unit: 'seconds', buckets: [1, 5] })

const callRate = sum(rate(calls, '5m'))

test.each<[string, Instant, string | undefined]>([
  ['a gauge', now(busy).above(1), 'tasks'],
  ['a rate', callRate.above(1), 'calls per second'],
  ['an increase', sum(increase(cost, '1h')).above(1), 'dollars'],
  ['a share', callRate.dividedBy(callRate).above(1), 'ratio'],
  [
    'a price',
    sum(increase(cost, '1h'))
      .dividedBy(sum(increase(calls, '1h')))
      .above(1),
    'dollars per calls',
  ],
  ['a quantile', histogramQuantile(0.9, sum(rate(buckets(duration), '5m')).by('le')).above(1), 'seconds'],
  ['a product', callRate.times(60).above(1), undefined],
])('the unit of %s', (_name, { node }, unit) => {
  expect(conditions(node)).toEqual([
    { comparator: '>', threshold: 1, ...(unit && { unit }), silences: false },
  ])
})

test('every comparison is found, and where it silences', () => {
  const { node } = now(busy)
    .above(1)
    .unless(now(busy).below(9))
    .or(absent(where(busy, { job: 'x' })))
  expect(conditions(node).map(({ comparator, silences }) => [comparator, silences])).toEqual([
    ['>', false],
    ['<', true],
  ])
})

test('thresholds and windows leave the shape as it is, all else does not', () => {
  const shapeOf = ({ node }: Instant) => shape(node)
  const asked = shapeOf(callRate.above(1))
  expect(shapeOf(sum(rate(calls, '1h')).above(7))).toBe(asked)
  expect(shapeOf(sum(increase(calls, '5m')).above(1))).not.toBe(asked)
  expect(shapeOf(sum(rate(where(calls, { status: 'error' }), '5m')).above(1))).not.toBe(asked)
})
