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

/** Half of the distance between the quartiles, as a share of the median: how far a figure may be trusted. */
export const spread = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const quartile = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? NaN
  return (quartile(0.75) - quartile(0.25)) / 2 / median(values)
}
