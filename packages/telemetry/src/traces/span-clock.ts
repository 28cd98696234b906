import type { HrTime, TimeInput } from '@opentelemetry/api'

/**
 * Spans take their times from the monotonic clock, in milliseconds since the process began, so that no duration is ever
 * negative. Only what leaves the process is told by the wall clock.
 */
export const monotonicNow = (): number => performance.now()

/** What must be added to a monotonic time to give milliseconds since 1970: a whole number and the rest. */
const offset = { whole: 0, rest: 0 }

const setOffset = (milliseconds: number): void => {
  offset.whole = Math.floor(milliseconds)
  offset.rest = milliseconds - offset.whole
}

setOffset(performance.timeOrigin)

/** A clock that was set moves the spans that are told from then on. To be called now and then. */
export const followWallClock = (now = Date.now()): void => {
  const actual = now - performance.now()
  if (Math.abs(actual - offset.whole - offset.rest) > tolerableDriftMs) setOffset(actual)
}

const tolerableDriftMs = 10

/** Nanoseconds since 1970, as digits: a number could not hold them all. */
export const unixNanos = (monotonic: number): string => {
  const fine = monotonic + offset.rest
  const whole = Math.floor(fine)
  const milliseconds = offset.whole + whole
  const seconds = Math.floor(milliseconds / 1000)
  if (seconds !== latestSecond) {
    latestSecond = seconds
    latestDigits = String(seconds)
  }
  const nanos = Math.floor((fine - whole) * 1_000_000)
  const micros = Math.floor(nanos / 1000)
  return `${latestDigits}${three[milliseconds - seconds * 1000]}${three[micros]}${three[nanos - micros * 1000]}`
}

/** Texts that are there already cost a quarter of what making a number of nine digits into one does. */
const three = Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0'))

let latestSecond = -1
let latestDigits = ''

export const hrTimeOf = (monotonic: number): HrTime => {
  const digits = unixNanos(monotonic)
  return [Number(digits.slice(0, -9)), Number(digits.slice(-9))]
}

/** Whatever OpenTelemetry takes for a time; now, when it is none, or one that no receiver would believe. */
export const monotonicOf = (time: TimeInput | undefined): number => {
  const now = monotonicNow()
  const given = millisecondsOf(time)
  if (given === undefined) return now
  // As in OpenTelemetry's own SDK, a small number is a reading of `performance.now()`.
  const monotonic = typeof time === 'number' && given <= now ? given : given - offset.whole - offset.rest
  return Math.abs(monotonic - now) < believableMs ? monotonic : now
}

/** Thirty years: OTLP has no times before 1970, and its last is in 2554. */
const believableMs = 30 * 365 * 24 * 3_600_000

const millisecondsOf = (time: unknown): number | undefined => {
  if (typeof time === 'number') return time
  if (time instanceof Date) return time.getTime()
  if (Array.isArray(time) && time.length === 2) return Number(time[0]) * 1e3 + Number(time[1]) / 1e6
  return undefined
}
