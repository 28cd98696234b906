import { setTimeout as delay } from 'node:timers/promises'
import { ArmFailure } from './arm-failure.ts'

/** A request is sent this often at most. */
export const maxTries = 3

/** Repeats work that fails for passing reasons. Rejects with the last failure, or with the signal's reason. */
export const withRetries = async <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const pause = pauseAfter(error, tries, Math.random())
      if (pause === undefined) throw error
      await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

/**
 * Milliseconds to wait after so many tries; undefined if there is no further one. The wait doubles each time, and up to
 * half of it is left to chance, so that clients that failed together do not come back together.
 */
export const pauseAfter = (error: unknown, tries: number, chance: number): number | undefined => {
  if (!(error instanceof ArmFailure) || !error.passing || tries >= maxTries) return undefined
  const backoff = firstPauseMs * 2 ** (tries - 1) * (1 - chance / 2)
  return Math.max(backoff, error.retryAfterMs)
}

const firstPauseMs = 200
