import type { Attributes } from '@opentelemetry/api'
import { attributeValue, type KeptValue, type ValueLimits } from './attribute-value.ts'

/** Attributes that many spans share: made once, for instance for all requests of a route. */
export interface SharedAttributes {
  readonly attributes: Readonly<Record<string, KeptValue>>
  readonly count: number
}

export const sharedAttributes = (attributes: Record<string, KeptValue>): SharedAttributes => ({
  attributes: Object.freeze(attributes),
  count: Object.keys(attributes).length,
})

const none = sharedAttributes({})

/** A span's attributes, within their limits and in the order they came. The latest value of a key stands. */
export class SpanAttributes {
  /** Names and values in turn: a span has few, and most are never asked for before they are sent. */
  readonly own: KeptValue[]
  shared: SharedAttributes
  dropped = 0

  /** `own` must hold clean values, none of them under a shared name. */
  constructor(shared: SharedAttributes = none, own: KeptValue[] = []) {
    this.shared = shared
    this.own = own
  }

  /** May throw when the value's own code does. */
  set(key: string, value: unknown, limits: ValueLimits): void {
    if (typeof key !== 'string' || key === '') return
    const clean = attributeValue(value, limits)
    if (clean === undefined) return
    if (this.shared.count > 0 && key in this.shared.attributes) this.#takeShared()
    const at = this.#indexOf(key)
    if (at >= 0) this.own[at + 1] = clean
    else if (this.own.length / 2 + this.shared.count < limits.attributeCountLimit) this.own.push(key, clean)
    else this.dropped++
  }

  setAll(attributes: unknown, limits: ValueLimits): void {
    if (typeof attributes !== 'object' || attributes === null) return
    for (const key of Object.keys(attributes)) this.set(key, (attributes as Attributes)[key], limits)
  }

  toObject(): Attributes {
    const attributes: Attributes = { ...this.shared.attributes }
    for (let at = 0; at < this.own.length; at += 2) attributes[this.own[at] as string] = this.own[at + 1]
    return attributes
  }

  #indexOf(key: string): number {
    for (let at = 0; at < this.own.length; at += 2) if (this.own[at] === key) return at
    return -1
  }

  /** A shared attribute that one span changes is that span's own. */
  #takeShared(): void {
    this.own.unshift(...Object.entries(this.shared.attributes).flat())
    this.shared = none
  }
}
