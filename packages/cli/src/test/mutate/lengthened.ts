import { seconds, type Duration } from '@octoscope/spec'

/** A duration times a factor, to the millisecond, in the largest unit of which it is a whole number. */
export const lengthened = (duration: Duration, factor: number): Duration => {
  const milliseconds = Math.max(1, Math.round(seconds(duration) * 1000 * factor))
  const unit = units.find((each) => milliseconds % (seconds(`1${each}`) * 1000) === 0) ?? 'ms'
  return `${milliseconds / (seconds(`1${unit}`) * 1000)}${unit}`
}

const units = ['d', 'h', 'm', 's'] as const
