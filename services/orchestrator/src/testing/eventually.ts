import { expect } from 'vitest'

/** Asks again until the answer is as expected, for longer than a busy machine needs. */
export const eventually = <T>(ask: () => T) => expect.poll(ask, { interval: 10, timeout: 10_000 })
