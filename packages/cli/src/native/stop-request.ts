import process from 'node:process'

/** Aborted when we are asked to stop, by Ctrl-C, SIGTERM, a closed terminal or an error that nobody caught. */
export interface StopRequest {
  readonly signal: AbortSignal
  /** Why: `SIGINT`, or the error. Undefined as long as nobody asked. */
  readonly reason: () => unknown
  /** Signals and errors do again what they do by themselves. */
  readonly dispose: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Listens for requests to stop. The first one counts; whoever waits on the signal then ends what was started. */
export const stopRequest = (): StopRequest => {
  const stopping = new AbortController()
  const ask = (reason: unknown) => stopping.abort(reason)
  for (const name of signals) process.on(name, ask)
  process.on('uncaughtException', ask)
  return {
    signal: stopping.signal,
    reason: () => stopping.signal.reason as unknown,
    dispose: () => {
      for (const name of signals) process.off(name, ask)
      process.off('uncaughtException', ask)
    },
  }
}
