import type { Attributes } from '@opentelemetry/api'
import type { Collectors } from '../collectors.ts'
import type { Losses } from '../losses.ts'
import type { Scope } from '../registry.ts'
import { SeriesStore } from '../series/series-store.ts'
import { attributeLabels, labelText, type AttributeLabels } from './attribute-labels.ts'

/** As many series as OpenTelemetry's specification gives an instrument; all further ones share one more. */
const seriesLimit = 2000

const overflow: AttributeLabels = {
  text: labelText([['otel_metric_overflow', 'true']]),
  attributes: { 'otel.metric.overflow': true },
}

/** The series of a third party's instrument, found by whatever attributes come. Never throws. */
export class FreeSeries {
  /** The family's. */
  readonly name: string
  readonly store: SeriesStore
  /** The slots that have been observed since the last run of the collectors. */
  readonly observed = new Set<number>()
  readonly #scopeText: string
  readonly #losses: Losses
  readonly #slots = new Map<string, number>()
  readonly #kept: (AttributeLabels | undefined)[] = []
  #isFollowing = false
  #last: Last = { keys: [], values: [], slot: -1 }

  constructor(
    name: string,
    width: number,
    { scope, losses }: { readonly scope: Scope; readonly losses: Losses },
  ) {
    this.name = name
    this.#scopeText = scopeText(scope)
    this.#losses = losses
    this.store = new SeriesStore(width, 0)
  }

  /** The slot of a set of attributes, whose series begins at 0 when it is new; -1 when it was refused. */
  at(attributes: unknown): number {
    try {
      if (isLast(this.#last, attributes)) return this.#last.slot
      const labels = attributeLabels(attributes)
      const slot = labels === undefined ? -1 : (this.#slots.get(labels.text) ?? -1)
      if (slot < 0) return this.#meet(labels)
      this.#last = lastOf(attributes, slot)
      return slot
    } catch {
      this.#losses.refused('label_value')
      return -1
    }
  }

  attributesAt(slot: number): Attributes {
    return this.#kept[slot]?.attributes ?? {}
  }

  /** From now on, series that were not observed in a run of the collectors end with it. */
  endUnobservedAfter(collectors: Collectors): void {
    if (this.#isFollowing) return
    this.#isFollowing = true
    collectors.afterwards(() => {
      for (let slot = 0; slot < this.store.end; slot++)
        if (this.store.isLive(slot) && !this.observed.has(slot)) this.#finish(slot)
      this.observed.clear()
    })
  }

  #meet(labels: AttributeLabels | undefined): number {
    if (labels !== undefined && this.#slots.size < seriesLimit) return this.#begin(labels)
    this.#losses.overflowed(this.name)
    return this.#slots.get(overflow.text) ?? this.#begin(overflow)
  }

  #begin(labels: AttributeLabels): number {
    const slot = this.store.begin([labels.text, this.#scopeText].filter((text) => text !== '').join(','))
    this.#slots.set(labels.text, slot)
    this.#kept[slot] = labels
    return slot
  }

  #finish(slot: number): void {
    this.#slots.delete(this.#kept[slot]?.text ?? '')
    this.#kept[slot] = undefined
    this.#last = { keys: [], values: [], slot: -1 }
    this.store.finish(slot)
  }
}

/** The attributes of the last measurement: most code measures the same ones again. */
interface Last {
  readonly keys: readonly string[]
  readonly values: readonly unknown[]
  readonly slot: number
}

const isLast = ({ keys, values, slot }: Last, attributes: unknown): boolean => {
  if (slot < 0 || typeof attributes !== 'object' || attributes === null) return false
  let at = 0
  for (const key in attributes) {
    if (key !== keys[at] || (attributes as Record<string, unknown>)[key] !== values[at]) return false
    at++
  }
  return at === keys.length
}

/** Only what cannot change within itself is known again. */
const lastOf = (attributes: unknown, slot: number): Last => {
  const values = Object.values(attributes ?? {})
  const isPlain = values.every((value) => typeof value !== 'object')
  return { keys: Object.keys(attributes ?? {}), values, slot: isPlain ? slot : -1 }
}

/** Whose series these are: two libraries may give the same name and attributes. */
const scopeText = ({ name, version, schemaUrl }: Scope): string =>
  labelText(
    Object.entries({
      otel_scope_name: name,
      ...(schemaUrl && { otel_scope_schema_url: schemaUrl }),
      ...(version && { otel_scope_version: version }),
    }),
  )
