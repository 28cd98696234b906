/** Microseconds since 1970: whole, so that differences are exact. Agents write six decimals of a second. */
export type Micros = number

const form =
  /^(\d{4})-(0\d|1[0-2])-([0-2]\d|3[01])[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/

/** An ISO 8601 timestamp; one without a zone is UTC, as Python's `utcnow` writes it. Undefined for any other text. */
export const readTimestamp = (text: string): Micros | undefined => {
  const parts = form.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone] = parts
  // Date.parse would read the digits once more: every event passes here.
  const millis = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  return (millis - offsetOf(zone)) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

/** How far a zone is ahead of UTC, in ms. */
const offsetOf = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** As Python's `isoformat` writes it, which the agents of others read. */
export const writeTimestamp = (time: Micros): string => {
  const seconds = new Date(Math.floor(time / 1000)).toISOString().slice(0, 19)
  return `${seconds}.${String(time % 1_000_000).padStart(6, '0')}+00:00`
}

export const microsOf = (millis: number): Micros => Math.round(millis * 1000)
export const secondsOf = (time: Micros): number => time / 1_000_000
/** From one moment to a later one; negative where their clocks disagree. */
export const secondsBetween = (from: Micros, to: Micros): number => (to - from) / 1_000_000
