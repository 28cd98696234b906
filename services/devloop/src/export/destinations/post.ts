import { Later, retry, type Retrying } from '../retry.ts'
import { NotTaken } from './destination.ts'

export interface Address {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

const patienceMs = 30_000

/** Sends a body until it is taken. Throws NotTaken when the receiver refuses it, or stays away. */
export const post = (
  { url, headers }: Address,
  body: () => Blob | Uint8Array<ArrayBuffer>,
  how: Retrying,
): Promise<void> =>
  retry(async () => {
    const response = await answer(url, {
      method: 'POST',
      headers,
      body: body(),
      redirect: 'error',
      signal: AbortSignal.any([how.signal, AbortSignal.timeout(patienceMs)]),
    })
    const said = (await response.text().catch(() => '')).slice(0, 300)
    if (response.ok) return
    const told = `${nameOf(url)} answered ${response.status}${said === '' ? '' : `: ${said}`}`
    if (response.status === 408 || response.status === 429 || response.status >= 500)
      throw new Later(told, waitOf(response.headers.get('retry-after')))
    throw new NotTaken(told)
  }, how)

const answer = async (url: string, about: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, about)
  } catch (error) {
    const { message, cause } = error as Error
    throw new Error(`${nameOf(url)} did not answer (${cause instanceof Error ? cause.message : message})`, {
      cause: error,
    })
  }
}

/** Without what a query or a user's name may hold. */
const nameOf = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

/** Seconds, or a date. */
const waitOf = (retryAfter: string | null): number | undefined => {
  if (retryAfter === null) return undefined
  const seconds = Number(retryAfter)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
