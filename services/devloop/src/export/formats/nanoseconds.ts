/** A moment as seconds of the Unix clock and nanoseconds beyond them: together they are more than a number holds. */
export interface Moment {
  readonly second: number
  readonly nanoseconds: number
}

/**
 * Reads timestamps of ISO 8601 to the nanosecond: `Date` knows milliseconds, and the tool writes microseconds. A log is
 * nearly in order, so the minute of the last one is kept: to read it anew takes longer than all the rest.
 */
export const momentReader = (): ((timestamp: string) => Moment) => {
  let [minute, zone, start] = ['', '', Number.NaN]
  return (timestamp) => {
    const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:)(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(timestamp)
    if (!found) return ofMilliseconds(Date.parse(timestamp))
    const [, ofMinute = '', seconds, fraction = '', ofZone = ''] = found
    if (ofMinute !== minute || ofZone !== zone) {
      ;[minute, zone] = [ofMinute, ofZone]
      start = Date.parse(`${minute}00${zone}`)
    }
    const nanoseconds = fraction === '' ? 0 : Number(fraction.padEnd(9, '0'))
    return { second: start / 1000 + Number(seconds), nanoseconds }
  }
}

const ofMilliseconds = (milliseconds: number): Moment => {
  const second = Math.floor(milliseconds / 1000)
  return { second, nanoseconds: (milliseconds - second * 1000) * 1_000_000 }
}

/** Nanoseconds of the Unix clock, with `more` of them added. */
export const inNanoseconds = ({ second, nanoseconds }: Moment, more = 0): string =>
  String(BigInt(second) * 1_000_000_000n + BigInt(nanoseconds + more))
