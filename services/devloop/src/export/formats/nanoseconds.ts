/** A moment as milliseconds of the Unix clock and nanoseconds beyond them: together they are more than a number holds. */
export interface Moment {
  readonly milliseconds: number
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
    if (!found) return { milliseconds: Date.parse(timestamp), nanoseconds: 0 }
    const [, ofMinute = '', seconds, fraction = '', ofZone = ''] = found
    if (ofMinute !== minute || ofZone !== zone) {
      ;[minute, zone] = [ofMinute, ofZone]
      start = Date.parse(`${minute}00${zone}`)
    }
    const beyondSecond = fraction === '' ? 0 : Number(fraction) * 10 ** (9 - fraction.length)
    const milliseconds = Math.floor(beyondSecond / 1_000_000)
    return {
      milliseconds: start + Number(seconds) * 1000 + milliseconds,
      nanoseconds: beyondSecond - milliseconds * 1_000_000,
    }
  }
}

/** Nanoseconds of the Unix clock, with `more` of them added. */
export const inNanoseconds = ({ milliseconds, nanoseconds }: Moment, more = 0): string => {
  const all = nanoseconds + more
  return `${milliseconds + Math.floor(all / 1_000_000)}${String(all % 1_000_000).padStart(6, '0')}`
}
