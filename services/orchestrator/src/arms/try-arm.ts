import { ArmFailure } from './arm-failure.ts'
import { retryAfterMs } from './retry-after.ts'

export interface Try {
  readonly url: string
  readonly body: unknown
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Sends one request and reads its JSON answer. Rejects with an ArmFailure, or with the signal's reason. */
export const tryArm = async (request: Try): Promise<unknown> => {
  const { response, text } = await send(request)
  if (!response.ok) throw refusal(response, text)
  return parse(text)
}

/** The timer is cleared with the answer: that of AbortSignal.timeout would keep its request in memory until it fires. */
const send = async ({ url, body, timeoutMs, signal }: Try) => {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout.signal]),
    })
    return { response, text: await response.text() }
  } catch (error) {
    signal.throwIfAborted()
    const late = timeout.signal.aborted
    const what = late ? `it gave no answer in ${timeoutMs / 1000} s` : `it was not reached${causeOf(error)}`
    throw new ArmFailure(what, { passing: true })
  } finally {
    clearTimeout(timer)
  }
}

/** The system's code for a network error, such as ECONNREFUSED. */
const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
}

const refusal = ({ status, headers }: Response, text: string): ArmFailure =>
  new ArmFailure(`it answered ${status}${codeIn(text)}`, {
    passing: status >= 500 || status === 429,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), Date.now()),
  })

/** The code of a JSON error, and of it only what is surely a code: the rest may quote the request. */
const codeIn = (text: string): string => {
  const code = /"code"\s*:\s*"(\w{1,40})"/.exec(text)?.[1]
  return code === undefined ? '' : ` (${code})`
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ArmFailure('its answer is no JSON')
  }
}
