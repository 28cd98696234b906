import { buckets, histogram, histogramQuantile, rate, sum } from '@octoscope/spec'
import { expect, test } from 'vitest'
import { serviceWith, stackOf } from './example.ts'
import { quantileReachable } from './quantile-reachable.ts'

const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [1, 60] })
const p95 = histogramQuantile(0.95, sum(rate(buckets(wait), '5m')).by('le'))
const problemsAbove = (limit: number) =>
  quantileReachable.problems(stackOf({ services: [serviceWith({ wait })], alerts: [p95.above(limit)] }))

test('at the last finite bucket the quantile ends', () => {
  expect(problemsAbove(60)).toMatchObject([{ where: 'example › alert Example' }])
})
test('below it, it can be above', () => expect(problemsAbove(59)).toEqual([]))
test('a limit inside a larger condition is found as well', () => {
  const alerts = [p95.above(1).and(p95.above(61))]
  expect(quantileReachable.problems(stackOf({ services: [serviceWith({ wait })], alerts }))).toHaveLength(1)
})
