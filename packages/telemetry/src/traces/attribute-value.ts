import type { AttributeValue } from '@opentelemetry/api'

export interface ValueLimits {
  readonly attributeCountLimit: number
  readonly attributeValueLengthLimit: number
}

/**
 * What a span keeps of a value: a copy within its limits, so that nobody can change it later; undefined when it is no
 * attribute. May throw when the value's own code does.
 */
export const attributeValue = (value: unknown, limits: ValueLimits): AttributeValue | undefined => {
  switch (typeof value) {
    case 'string':
      return limited(value, limits.attributeValueLengthLimit)
    case 'number':
    case 'boolean':
      return value
    case 'object':
      return value === null ? undefined : structured(value, limits, 1)
    default:
      return undefined
  }
}

/** A text cut inside a character, or broken from the start, could not be sent as UTF-8. */
const limited = (text: string, length: number): string =>
  (text.length > length ? text.slice(0, length) : text).toWellFormed()

/** Deeper values are left out: that also ends what contains itself. */
const deepest = 4

const structured = (value: object, limits: ValueLimits, depth: number): AttributeValue | undefined => {
  if (depth > deepest) return undefined
  if (Array.isArray(value)) {
    return value.slice(0, limits.attributeCountLimit).map((each) => nested(each, limits, depth) ?? null)
  }
  if (value instanceof Uint8Array) return value.slice(0, limits.attributeValueLengthLimit)
  const kept = Object.keys(value)
    .slice(0, limits.attributeCountLimit)
    .map((key) => [key.toWellFormed(), nested((value as Record<string, unknown>)[key], limits, depth)] as const)
  return Object.fromEntries(kept)
}

const nested = (value: unknown, limits: ValueLimits, depth: number): AttributeValue | undefined =>
  typeof value === 'object' && value !== null
    ? structured(value, limits, depth + 1)
    : attributeValue(value, limits)
