import { setTimeout as sleep } from 'node:timers/promises'
import { NotTaken } from './destinations/destination.ts'

export interface Retrying {
  readonly attempts: number
  readonly signal: AbortSignal
  /** Numbers from 0 to below 1. */
  readonly random?: () => number
  /** The first wait, in milliseconds; each is twice the one before. */
  readonly baseMs?: number
}

/** An answer that says to come back later, and perhaps when. */
export class Later extends Error {
  override readonly name = 'Later'
  readonly afterMs: number | undefined
  constructor(message: string, afterMs?: number) {
    super(message)
    this.afterMs = afterMs
  }
}

const longestWaitMs = 60_000

/** Tries until it works, with longer and longer waits. What is not taken is not tried again. */
export const retry = async <T>(work: () => Promise<T>, how: Retrying): Promise<T> => {
  const { attempts, signal, random = Math.random, baseMs = 500 } = how
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (error instanceof NotTaken || signal.aborted) throw error
      if (attempt >= attempts)
        throw new NotTaken(`${(error as Error).message}; tried ${attempt} times`, { cause: error })
      const asked = error instanceof Later ? error.afterMs : undefined
      const wait = asked ?? baseMs * 2 ** (attempt - 1) * (0.5 + random() / 2)
      await sleep(Math.min(wait, longestWaitMs), undefined, { signal })
    }
  }
}
