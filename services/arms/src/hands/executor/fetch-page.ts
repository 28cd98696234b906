import { boundedOutput } from './bounded-output.ts'
import { millisecondsSince, TimedOut, type Outcome } from './outcome.ts'

/** Why this URL may not be fetched; undefined when it may. */
export const hostDenial = (hosts: readonly string[], url: URL): string | undefined => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'The URL must be http or https.'
  if (url.username !== '' || url.password !== '') return 'The URL must not carry a user or a password.'
  if (hosts.length === 0) return 'No host is allowed. EXECUTOR_HOSTS can allow some.'
  return hosts.includes(url.host) ? undefined : `The host must be one of ${hosts.join(', ')}.`
}

/** Gets a page. A redirect is not followed: it may lead to a host that is not allowed. Throws TimedOut. */
export const fetchPage = async (url: URL, timeout_seconds: number): Promise<Outcome> => {
  const began = performance.now()
  const signal = AbortSignal.timeout(timeout_seconds * 1000)
  try {
    const response = await fetch(url, { redirect: 'manual', signal })
    return { ...(await read(response)), exit_code: null, duration_ms: millisecondsSince(began) }
  } catch (error) {
    if (signal.aborted)
      throw new TimedOut(`The page took longer than ${timeout_seconds} s.`, { cause: error })
    return {
      ...failed(`The page could not be fetched: ${reason(error)}.`),
      duration_ms: millisecondsSince(began),
    }
  }
}

const read = async (response: Response) => {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    return failed(`The host answered ${response.status}, a redirect, which is not followed.`)
  }
  const stdout = boundedOutput()
  for await (const chunk of response.body ?? []) {
    stdout.add(chunk)
    if (stdout.truncated) break
  }
  const stderr = response.ok ? '' : `The host answered ${response.status}.`
  return { success: response.ok, stdout: stdout.text(), stderr, truncated: stdout.truncated }
}

const failed = (stderr: string) => ({ success: false, stdout: '', stderr, exit_code: null, truncated: false })

/** `fetch` hides what happened in its cause. */
const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause)
}
