import type { HrTime, TimeInput } from '@opentelemetry/api'

/**
 * Spans take their times from the monotonic clock, in milliseconds since the process began, so that no duration is ever
 * negative. Only what leaves the process is told by the wall clock.
 */
export const monotonicNow = (): number => performance.now()

/** A clock that is set, or drifts, moves the spans that are told from then on; a start and its end move together. */
const tolerableDriftMs = 10
let offset = performance.timeOrigin

/** What must be added to a monotonic time to give milliseconds since 1970. */
export const wallClockOffset = (): number => {
  const actual = Date.now() - performance.now()
  if (Math.abs(actual - offset) > tolerableDriftMs) offset = actual
  return offset
}

/** Nanoseconds since 1970 as digits: a number could not hold them all. */
export const unixNanos = (monotonic: number, offsetMs: number): string => {
  const offsetWhole = Math.floor(offsetMs)
  const fraction = monotonic + (offsetMs - offsetWhole)
  const whole = Math.floor(fraction)
  const nanos = Math.floor((fraction - whole) * 1e6)
  return String(offsetWhole + whole) + String(nanos).padStart(6, '0')
}

export const hrTimeOf = (monotonic: number): HrTime => {
  const digits = unixNanos(monotonic, wallClockOffset())
  return [Number(digits.slice(0, -9)), Number(digits.slice(-9))]
}

/** Whatever OpenTelemetry takes for a time; now, when it is none. */
export const monotonicOf = (time: TimeInput | undefined): number => {
  const now = monotonicNow()
  const given = millisecondsOf(time)
  if (given === undefined || !Number.isFinite(given)) return now
  // As in OpenTelemetry's own SDK, a small number is a reading of `performance.now()`.
  return typeof time === 'number' && given <= now ? given : given - wallClockOffset()
}

const millisecondsOf = (time: unknown): number | undefined => {
  if (typeof time === 'number') return time
  if (time instanceof Date) return time.getTime()
  if (Array.isArray(time) && time.length === 2) return Number(time[0]) * 1e3 + Number(time[1]) / 1e6
  return undefined
}
