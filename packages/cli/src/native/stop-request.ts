import { constants } from 'node:os'

export interface StopRequest {
  /** Aborted when we are asked to stop. Its reason is the name of the operating system's signal, or the error. */
  readonly signal: AbortSignal
  /** From now on signals and errors do again what they do by themselves. */
  readonly dispose: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Listens for Ctrl-C, SIGTERM, a closed terminal, and errors that nobody caught. The first one counts; whoever waits on
 * the signal then ends what was started.
 */
export const stopRequest = (): StopRequest => {
  const stopping = new AbortController()
  const ask = (reason: unknown) => stopping.abort(reason)
  for (const name of signals) process.on(name, ask)
  process.on('uncaughtException', ask)
  return {
    signal: stopping.signal,
    dispose: () => {
      for (const name of signals) process.off(name, ask)
      process.off('uncaughtException', ask)
    },
  }
}

/** 128 + n for signal n, as shells have it. An error that nobody caught is thrown. */
export const exitCodeAfter = (reason: unknown): number => {
  const number = constants.signals[reason as NodeJS.Signals]
  if (number === undefined) throw reason
  return 128 + number
}
