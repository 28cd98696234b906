import { expect, test } from 'vitest'
import { tokenBuckets } from './token-buckets.ts'

const limit = { perHour: 3600, burst: 2, maxBuckets: 10 }

test('a client may send its burst at once, then as fast as tokens flow in', () => {
  let time = 0
  const buckets = tokenBuckets(limit, () => time)
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1])
  time = 500
  expect(buckets.take('a')).toBe(1)
  time = 1000
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1])
})

test('the wait is as long as the next token takes', () => {
  const buckets = tokenBuckets({ ...limit, perHour: 60, burst: 1 }, () => 0)
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 60])
})

test('a bucket never holds more than the burst', () => {
  let time = 0
  const buckets = tokenBuckets(limit, () => time)
  buckets.take('a')
  time = 3_600_000
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1])
})

test('each client has its own bucket', () => {
  const buckets = tokenBuckets({ ...limit, burst: 1 }, () => 0)
  expect([buckets.take('a'), buckets.take('b'), buckets.take('a')]).toEqual([0, 0, 1])
})

test('beyond the greatest number the bucket used longest ago is dropped', () => {
  const buckets = tokenBuckets({ ...limit, burst: 1, maxBuckets: 2 }, () => 0)
  for (const client of ['a', 'b', 'c']) buckets.take(client)
  expect([buckets.take('c'), buckets.take('b'), buckets.take('a')]).toEqual([1, 1, 0])
})
