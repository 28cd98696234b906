/** Microseconds since 1970: whole, so that differences are exact. Agents write six decimals of a second. */
export type Micros = number

const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/

/** An ISO 8601 timestamp; one without a zone is UTC, as Python's `utcnow` writes it. Undefined for any other text. */
export const readTimestamp = (text: string): Micros | undefined => {
  const [, day, time, fraction = '', zone = 'Z'] = form.exec(text) ?? []
  const millis = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${withColon(zone)}`)
  return Number.isNaN(millis) ? undefined : millis * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

const withColon = (zone: string): string =>
  zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone

/** As Python's `isoformat` writes it, which the agents of others read. */
export const writeTimestamp = (time: Micros): string => {
  const seconds = new Date(Math.floor(time / 1000)).toISOString().slice(0, 19)
  return `${seconds}.${String(time % 1_000_000).padStart(6, '0')}+00:00`
}

export const microsOf = (millis: number): Micros => Math.round(millis * 1000)
export const secondsOf = (time: Micros): number => time / 1_000_000
/** From one moment to a later one; negative where their clocks disagree. */
export const secondsBetween = (from: Micros, to: Micros): number => (to - from) / 1_000_000
