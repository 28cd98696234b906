import type { ClientRequest, IncomingMessage } from 'node:http'

export type Answer =
  | { readonly taken: true }
  | {
      readonly taken: false
      readonly retryable: boolean
      readonly error: Error
      readonly retryAfterMs?: number
    }

/** One try. Never rejects. */
export const postOnce = (
  open: () => ClientRequest,
  body: readonly Buffer[],
  timeoutMs: number,
): Promise<Answer> =>
  new Promise((resolve) => {
    const fail = (error: Error, retryable: boolean): void => resolve({ taken: false, retryable, error })
    try {
      const request = open()
      const timer = setTimeout(() => {
        fail(new Error(`The receiver did not answer within ${Math.round(timeoutMs)} ms.`), false)
        request.destroy()
      }, timeoutMs).unref()
      // Nothing here keeps a process alive: whoever waits for the answer does.
      request.on('socket', (socket) => socket.unref())
      request.on('close', () => clearTimeout(timer))
      request.on('error', (error) => fail(error, true))
      request.on('response', (response) => {
        // A receiver that sends an answer without end, or none after its head, is not worth waiting for.
        response.on('error', (error) => fail(error, true))
        response.on('end', () => resolve(answerOf(response)))
        response.on('close', () => fail(new Error('The receiver broke off its answer.'), true))
        response.resume()
      })
      for (const part of body) request.write(part)
      request.end()
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)), false)
    }
  })

/** What the specification of OTLP over HTTP says may be tried again. */
const retryable: readonly unknown[] = [429, 502, 503, 504]

const answerOf = ({ statusCode = 0, statusMessage, headers }: IncomingMessage): Answer => {
  if (statusCode >= 200 && statusCode <= 299) return { taken: true }
  const error = new Error(`The receiver answered ${statusCode} ${statusMessage ?? ''}`.trimEnd() + '.')
  const retryAfterMs = millisecondsIn(headers['retry-after'])
  return {
    taken: false,
    retryable: retryable.includes(statusCode),
    error,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

/** Seconds, or a date. */
const millisecondsIn = (retryAfter: string | undefined): number | undefined => {
  if (retryAfter === undefined) return undefined
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
