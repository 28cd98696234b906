import type { Unit } from '../../units/unit.ts'
import type { Quantity } from './facts.ts'

/** Units on their way through a query. */

export const plainNumber: Quantity = { powers: {}, scale: 1 }

const dimensionless: ReadonlySet<string> = new Set<Unit>(['ratio', 'info', 'state'])

export const quantityOf = (unit: string): Quantity => {
  if (unit === 'percent') return { powers: {}, scale: 100 }
  return dimensionless.has(unit) ? plainNumber : { powers: { [unit]: 1 }, scale: 1 }
}

/** Observations are counted without a unit, so that a sum of seconds by their number is seconds. */
export const observationCount: Quantity = plainNumber

export const perSecond = (of: Quantity): Quantity => multiplied(of, { powers: { seconds: -1 }, scale: 1 })

export const multiplied = (a: Quantity, b: Quantity): Quantity => combined(a, b, 1)
export const divided = (a: Quantity, b: Quantity): Quantity => combined(a, b, -1)
export const scaled = (of: Quantity, factor: number): Quantity => ({ ...of, scale: of.scale * factor })

const combined = (a: Quantity, b: Quantity, sign: 1 | -1): Quantity => {
  const powers: Record<string, number> = { ...a.powers }
  for (const [unit, power] of Object.entries(b.powers)) {
    const sum = (powers[unit] ?? 0) + sign * power
    if (sum === 0) delete powers[unit]
    else powers[unit] = sum
  }
  return { powers, scale: a.scale * b.scale ** sign }
}

/**
 * Whether two values cannot be added or compared. Things that are counted are all of one kind, and a value that was
 * scaled may mean any time, so that of those nothing can be told.
 */
export const clash = (a: Quantity, b: Quantity): boolean => {
  if (a.scale !== 1 || b.scale !== 1) return false
  const [one, other] = [kinds(a), kinds(b)]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].some((name) => name !== 'things' && (one[name] ?? 0) !== (other[name] ?? 0))
}

const measured: ReadonlySet<string> = new Set<Unit>(['seconds', 'bytes', 'dollars', 'timestamp'])

const kinds = ({ powers }: Quantity): Readonly<Record<string, number>> => {
  const result: Record<string, number> = {}
  for (const [unit, power] of Object.entries(powers)) {
    const kind = measured.has(unit) ? unit : 'things'
    result[kind] = (result[kind] ?? 0) + power
  }
  return result
}

/** In words, such as "dollars per hour". */
export const describe = ({ powers, scale }: Quantity): string => {
  const above = Object.entries(powers).flatMap(([unit, power]) => (power > 0 ? [powered(unit, power)] : []))
  const below = Object.entries(powers).flatMap(([unit, power]) => (power < 0 ? [powered(unit, -power)] : []))
  const time = powers['seconds'] === -1 ? spans[scale] : undefined
  const per = below.map((unit) => ` per ${unit === 'seconds' ? (time ?? 'second') : unit}`).join('')
  if (above.length === 0 && below.length === 0) return scale === 100 ? 'percent' : 'plain number'
  return `${above.join(' times ') || 'number'}${per}${scale === 1 || time ? '' : ` times ${scale}`}`
}

const spans: Readonly<Record<number, string>> = { 60: 'minute', 3600: 'hour', 86400: 'day', 604800: 'week' }

const powered = (unit: string, power: number): string =>
  power === 1 ? unit : `${unit} to the power of ${power}`
