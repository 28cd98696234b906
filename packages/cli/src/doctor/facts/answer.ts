/** What came back from a URL: an answer with its status, or the reason why there is none. */
export type Answer =
  | { readonly url: string; readonly status: number; readonly body: string }
  | { readonly url: string; readonly error: string }

/** Reads a URL whole. Never rejects. */
export const ask = async (url: string, timeoutMs = 3_000): Promise<Answer> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    return { url, status: response.status, body: await response.text() }
  } catch (error) {
    return { url, error: reason(error, timeoutMs) }
  }
}

export const isOk = (answer: Answer): answer is Answer & { readonly status: number; readonly body: string } =>
  'status' in answer && answer.status >= 200 && answer.status < 300

/** An answer in a few words, for a message. */
export const inWords = (answer: Answer): string =>
  'error' in answer ? answer.error : `it answered ${answer.status}`

const reason = (error: unknown, timeoutMs: number): string => {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException
  return code === 'ECONNREFUSED' ? 'connection refused' : (code ?? error.message)
}
