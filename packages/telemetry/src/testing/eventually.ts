import { vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

/** Polls until the check holds, on a machine that may be busy. */
export const eventually = <T>(check: () => Promise<T> | T): Promise<T> =>
  vi.waitFor(check, { timeout: 25_000, interval: 20 })
