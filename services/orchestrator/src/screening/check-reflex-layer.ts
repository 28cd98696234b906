/** Rejects when the reflex layer cannot screen now. */
export const checkReflexLayer = async (reflexUrl: string): Promise<void> => {
  const response = await fetch(`${reflexUrl}/readyz`, { signal: AbortSignal.timeout(timeoutMs) })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`The reflex layer is not ready: it answered ${response.status}.`)
}

const timeoutMs = 1000
