import { expect } from 'vitest'

/** Looks again and again until the expectation holds; fails with the last look when it does not in time. Tests only, no hooks. */
export const eventually = <T>(look: () => T | Promise<T>, timeout = 30_000) =>
  expect.poll(look, { timeout, interval: 100 })
