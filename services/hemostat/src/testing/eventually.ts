import { vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Polls until the check holds, on a machine that may be busy. */
export const eventually = <T>(check: () => Promise<T> | T, withinMs = 15_000): Promise<T> =>
  vi.waitFor(check, { timeout: withinMs, interval: 25 })
