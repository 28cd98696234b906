import { setTimeout as wait } from 'node:timers/promises'

export interface Patience {
  readonly everyMs?: number
  readonly withinMs: number
  /** Ends the wait early; the wait then rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Asks until there is an answer. Undefined when none came in time. */
export const poll = async <T>(
  ask: () => Promise<T | undefined>,
  { everyMs = 100, withinMs, signal }: Patience,
): Promise<T | undefined> => {
  const deadline = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() + everyMs > deadline) return undefined
    await wait(everyMs, undefined, { signal }).catch(() => signal?.throwIfAborted())
  }
}
