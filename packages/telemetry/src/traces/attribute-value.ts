/** What a span keeps as a value. */
export type KeptValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly KeptValue[]
  | { readonly [key: string]: KeptValue }

export interface ValueLimits {
  readonly attributeCountLimit: number
  readonly attributeValueLengthLimit: number
}

/**
 * What a span keeps of a value: a copy within its limits, so that nobody can change it later; undefined when it is no
 * attribute. May throw when the value's own code does.
 */
export const attributeValue = (value: unknown, limits: ValueLimits): KeptValue | undefined => {
  switch (typeof value) {
    case 'string':
      return limited(value, limits.attributeValueLengthLimit)
    case 'number':
    case 'boolean':
      return value
    case 'object':
      return value === null ? undefined : structured(value, { ...limits, left: most }, 1)
    default:
      return undefined
  }
}

/** All attributes of a resource: they are few, and nobody limits them. */
export const keptAttributes = (attributes: Readonly<Record<string, unknown>>): Record<string, KeptValue> => {
  const kept: Record<string, KeptValue> = {}
  for (const [key, value] of Object.entries(attributes)) {
    const clean = attributeValue(value, unlimited)
    if (clean !== undefined) kept[key] = clean
  }
  return kept
}

const unlimited = { attributeCountLimit: Infinity, attributeValueLengthLimit: Infinity }

/** A text cut inside a character, or broken from the start, could not be sent as UTF-8. */
const limited = (text: string, length: number): string =>
  (text.length > length ? text.slice(0, length) : text).toWellFormed()

/** How deep one value may be, and how many it may hold in all: more is left out, and so is what contains itself. */
const deepest = 4
const most = 256

interface Copying extends ValueLimits {
  left: number
}

const structured = (value: object, copying: Copying, depth: number): KeptValue | undefined => {
  if (depth > deepest) return undefined
  if (value instanceof Uint8Array) return value.slice(0, copying.attributeValueLengthLimit)
  if (Array.isArray(value)) {
    return value.slice(0, most).map((each: unknown) => nested(each, copying, depth) ?? null)
  }
  const copy: Record<string, KeptValue> = {}
  for (const key of Object.keys(value).slice(0, most)) {
    const kept = nested((value as Record<string, unknown>)[key], copying, depth)
    if (kept !== undefined) copy[key.toWellFormed()] = kept
  }
  return copy
}

const nested = (value: unknown, copying: Copying, depth: number): KeptValue | undefined => {
  if (copying.left-- <= 0) return undefined
  return typeof value === 'object' && value !== null
    ? structured(value, copying, depth + 1)
    : attributeValue(value, copying)
}
