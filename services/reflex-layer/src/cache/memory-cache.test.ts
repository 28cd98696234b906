import { expect, test } from 'vitest'
import { memoryCache } from './memory-cache.ts'

test('an entry is there until its time is over', async () => {
  let time = 0
  const cache = memoryCache(1000, () => time)
  await cache.set('key', 'value', 60)
  time = 59_999
  expect(await cache.get('key')).toBe('value')
  time = 60_000
  expect(await cache.get('key')).toBeUndefined()
})

test('a full cache forgets what was used longest ago', async () => {
  const cache = memoryCache(12)
  await cache.set('a', 'aaa', 60)
  await cache.set('b', 'bbb', 60)
  await cache.set('c', 'ccc', 60)
  await cache.get('a')
  await cache.set('d', 'ddd', 60)
  const kept = await Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(key)))
  expect(kept).toEqual(['aaa', undefined, 'ccc', 'ddd'])
})

test('a new value takes the place and the room of the old one', async () => {
  const cache = memoryCache(12)
  await cache.set('other', 'o', 60)
  await cache.set('key', 'one', 60)
  await cache.set('key', 'two', 60)
  expect([await cache.get('other'), await cache.get('key')]).toEqual(['o', 'two'])
})

test('a value larger than the cache is not kept, and does no harm', async () => {
  const cache = memoryCache(5)
  await cache.set('key', 'too large', 60)
  await cache.set('k', 'fits', 60)
  expect([await cache.get('key'), await cache.get('k')]).toEqual([undefined, 'fits'])
})
