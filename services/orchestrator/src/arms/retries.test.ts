import { expect, test } from 'vitest'
import { ArmFailure } from './arm-failure.ts'
import { pauseAfter, withRetries } from './retries.ts'

const passing = new ArmFailure('it answered 503', { passing: true })

test('waits twice as long after each try, up to half of it by chance', () => {
  expect([pauseAfter(passing, 1, 0), pauseAfter(passing, 2, 0)]).toEqual([200, 400])
  expect([pauseAfter(passing, 1, 1), pauseAfter(passing, 2, 1)]).toEqual([100, 200])
})

test('gives up after three tries, and at once where a further one cannot help', () => {
  expect(pauseAfter(passing, 3, 0)).toBeUndefined()
  expect(pauseAfter(new ArmFailure('it answered 404'), 1, 0)).toBeUndefined()
  expect(pauseAfter(new Error('of another kind'), 1, 0)).toBeUndefined()
})

test('leaves an arm alone for as long as it asks', () => {
  const busy = new ArmFailure('it answered 429', { passing: true, retryAfterMs: 3000 })
  expect(pauseAfter(busy, 1, 0)).toBe(3000)
})

test('an abort ends the wait with its reason', async () => {
  const abort = new AbortController()
  const reason = new Error('no longer wanted')
  const work = () => {
    setTimeout(() => abort.abort(reason))
    return Promise.reject(new ArmFailure('it answered 429', { passing: true, retryAfterMs: 60_000 }))
  }
  await expect(withRetries(work, abort.signal)).rejects.toBe(reason)
})
