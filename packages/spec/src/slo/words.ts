import type { Duration } from '../units/duration.ts'

const units = { m: 'minute', h: 'hour', d: 'day' } as const

/** A duration of one unit in words: `1h` is "an hour", `30d` is "30 days". */
export const lengthOf = (duration: Duration): string => {
  const unit = units[duration.slice(-1) as keyof typeof units]
  const amount = duration.slice(0, -1)
  if (amount === '1') return unit === 'hour' ? 'an hour' : `a ${unit}`
  return `${amount} ${unit}s`
}

/** As Prometheus and an objective write it, without a space. */
export const percent = (amount: number | string): string => `${amount}%`
