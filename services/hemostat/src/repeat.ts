import { setTimeout as wait } from 'node:timers/promises'
import type { Telemetry } from '@octoscope/telemetry'

export interface Repeated {
  /** Resolves when the work that is under way has ended. */
  stop(): Promise<void>
}

export interface Repetition {
  readonly work: () => Promise<void>
  /** From the end of one to the beginning of the next. */
  readonly everyMs: number
  readonly log: Telemetry['log']
  /** What is done, for the log: `read the states`. */
  readonly task: string
}

/** Does a thing now, and again and again. What it throws is told once for each cause, and ends nothing. */
export const repeat = ({ work, everyMs, log, task }: Repetition): Repeated => {
  const stopped = new AbortController()
  let lastTrouble = ''
  const once = async (): Promise<void> => {
    try {
      await work()
      if (lastTrouble !== '') log.info({ task }, 'works again')
      lastTrouble = ''
    } catch (err) {
      const text = err instanceof Error ? err.message : String(err)
      if (text !== lastTrouble) log.warn({ err, task }, 'did not work; trying again')
      lastTrouble = text
    }
  }
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await once()
      await wait(everyMs, undefined, { signal: stopped.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
