import { setTimeout as wait } from 'node:timers/promises'
import type { Errand } from './errands.ts'
import { send, type Result } from './send.ts'

export interface Traffic {
  /** The orchestrator's. */
  readonly url: string
  readonly errands: Iterable<Errand>
  /** Tasks sent each second. */
  readonly rate: number
  /** Ends the traffic early: nothing more is sent, and what is under way is let go. */
  readonly signal?: AbortSignal
  readonly onResult: (result: Result) => void
}

/** Tasks under way at once; the next one waits. */
const maxUnderWay = 32

/** Sends errands at a steady rate, and follows each to its end. Resolves when the last result was told. */
export const drive = async ({ url, errands, rate, signal, onResult }: Traffic): Promise<void> => {
  const underWay = new Set<Promise<void>>()
  try {
    for (const errand of errands) {
      const following: Promise<void> = send(url, errand, signal)
        .then(onResult)
        .finally(() => underWay.delete(following))
      underWay.add(following)
      await wait(1000 / rate, undefined, { signal })
      if (underWay.size >= maxUnderWay) await Promise.race(underWay)
    }
    await Promise.all(underWay)
  } catch (error) {
    await Promise.allSettled(underWay)
    if (!signal?.aborted) throw error
  }
}
