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

/** Sends errands at a steady rate, and follows each to its end. Resolves when nothing is under way any more. */
export const drive = async (traffic: Traffic): Promise<void> => {
  const { errands, rate, signal } = traffic
  const underWay = new Set<Promise<void>>()
  for (const errand of errands) {
    if (signal?.aborted) break
    const following: Promise<void> = follow(errand, traffic).finally(() => underWay.delete(following))
    underWay.add(following)
    await pause(1000 / rate, signal)
    if (underWay.size >= maxUnderWay) await Promise.race(underWay)
  }
  await Promise.all(underWay)
}

const follow = async (errand: Errand, { url, signal, onResult }: Traffic): Promise<void> => {
  try {
    onResult(await send(url, errand, signal))
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

/** Is over early when the signal aborts. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined)
