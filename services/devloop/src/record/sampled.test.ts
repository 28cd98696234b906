import { expect, test } from 'vitest'
import { weigher } from './sampled.ts'

/** Numbers without pattern, the same in each run. Source: mulberry32. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

test.each([0.1, 0.3, 0.75])('with a rate of %d, what is recorded is on average what happened', (rate) => {
  const weight = weigher(rate, numbers(7))
  const weights = Array.from({ length: 200_000 }, weight)
  expect(weights.reduce((sum, each) => sum + each, 0) / weights.length).toBeCloseTo(1, 1)
  expect(weights.filter((each) => each > 0).length / weights.length).toBeCloseTo(rate, 1)
})

test('with a rate of 1 everything is recorded once', () => {
  expect(Array.from({ length: 100 }, weigher(1, numbers(1)))).toEqual(Array.from({ length: 100 }, () => 1))
})
