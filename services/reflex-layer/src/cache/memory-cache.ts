import type { Cache } from './cache.ts'

/** A cache in this process. Above `maxCharacters` of keys and values it forgets what was used longest ago. */
export const memoryCache = (maxCharacters: number, now: () => number = Date.now): Cache => {
  /** In order of use: a Map yields its oldest entry first. */
  const entries = new Map<string, Entry>()
  let characters = 0

  const take = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (entry === undefined) return undefined
    entries.delete(key)
    characters -= key.length + entry.value.length
    return entry
  }

  const put = (key: string, entry: Entry): void => {
    entries.set(key, entry)
    characters += key.length + entry.value.length
  }

  return {
    get: async (key) => {
      const entry = take(key)
      if (entry === undefined || entry.expiresAt <= now()) return undefined
      put(key, entry)
      return entry.value
    },
    set: async (key, value, ttlSeconds) => {
      take(key)
      put(key, { value, expiresAt: now() + ttlSeconds * 1000 })
      for (const oldest of entries.keys()) {
        if (characters <= maxCharacters) return
        take(oldest)
      }
    },
  }
}

interface Entry {
  readonly value: string
  /** In the clock's milliseconds. */
  readonly expiresAt: number
}
