import { runInNewContext } from 'node:vm'

/**
 * Runs work that a caller's pattern or schema could make endless, and stops it after the time. Undefined when it was
 * stopped. A regular expression cannot be interrupted from JavaScript; V8's own watchdog can.
 */
export const withinTime = <T>(milliseconds: number, work: () => T): T | undefined => {
  try {
    return runInNewContext('work()', { work }, { timeout: milliseconds }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  }
}
