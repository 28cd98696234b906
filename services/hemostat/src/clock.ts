/** Both in ms. */
export interface Clock {
  /** Since 1970; it may be set. */
  readonly wall: () => number
  /** Since some moment; it only goes on. */
  readonly monotonic: () => number
}

export const systemClock: Clock = { wall: () => Date.now(), monotonic: () => performance.now() }
