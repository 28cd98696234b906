const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Work that may be told to stop: it then ends early and cleans up, and only after that the process ends by the signal. */
export const interruptible = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stopping = new AbortController()
  let asked: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals): void => {
    asked ??= signal
    stopping.abort()
  }
  for (const signal of signals) process.on(signal, stop)
  try {
    return await work(stopping.signal)
  } finally {
    for (const signal of signals) process.off(signal, stop)
    if (asked) process.kill(process.pid, asked)
  }
}
