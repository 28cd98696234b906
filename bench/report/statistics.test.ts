import { expect, test } from 'vitest'
import { median, medianDifference, medianRatio } from './statistics.ts'

test('the median is the middle one, or between the two middle ones', () => {
  expect(median([30, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNaN()
})

test('a ratio is formed round by round, so that a slow minute does not count', () => {
  const slowOnce = [100, 10, 100]
  expect(medianRatio([50, 9, 90], slowOnce)).toBe(0.9)
  expect(medianDifference([130, 12, 101], slowOnce)).toBe(2)
})

test('without something to hold against there is no ratio', () => {
  expect(medianRatio([1, 2], [])).toBeNaN()
  expect(medianDifference([], [1, 2])).toBeNaN()
})
