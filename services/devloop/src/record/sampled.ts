/**
 * How often an observation is recorded when only a share of them is looked at: not at all, or as often as it stands for
 * others, so that counts, sums and quantiles are what they would be, on average. `random` gives numbers from 0 to below 1.
 */
export const weigher = (rate: number, random: () => number): (() => number) => {
  if (rate >= 1) return () => 1
  const weight = 1 / rate
  const whole = Math.floor(weight)
  return () => (random() >= rate ? 0 : whole + (random() < weight - whole ? 1 : 0))
}
