/** The middle of the values; the mean of the two middle ones when their number is even. NaN when there are none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

/**
 * The median of the quotients round by round. Rounds stand beside each other in time, so a machine that is slow for a
 * while is slow for both, and the quotient stays.
 */
export const medianRatio = (values: readonly number[], beside: readonly number[]): number =>
  median(values.slice(0, beside.length).map((value, round) => value / (beside[round] ?? NaN)))

/** As {@link medianRatio}, of differences. */
export const medianDifference = (values: readonly number[], from: readonly number[]): number =>
  median(values.slice(0, from.length).map((value, round) => value - (from[round] ?? NaN)))
