/** A moment as milliseconds of the Unix clock and nanoseconds beyond them: together they are more than a number holds. */
export interface Moment {
  readonly milliseconds: number
  readonly nanoseconds: number
}

/** `Date` knows milliseconds, and the tool writes microseconds. */
export const momentOf = (timestamp: string): Moment => {
  const point = timestamp.indexOf('.')
  const digits = point === -1 ? '' : (/^\d+/.exec(timestamp.slice(point + 1))?.[0] ?? '')
  return {
    milliseconds: Date.parse(timestamp),
    nanoseconds: Number(digits.slice(3, 9).padEnd(6, '0')),
  }
}

/** Nanoseconds of the Unix clock, with `more` of them added. */
export const inNanoseconds = ({ milliseconds, nanoseconds }: Moment, more = 0): string => {
  const all = nanoseconds + more
  return `${milliseconds + Math.floor(all / 1_000_000)}${String(all % 1_000_000).padStart(6, '0')}`
}
