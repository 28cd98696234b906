import type { Attributes } from '@opentelemetry/api'
import type { Distribution } from './series/distribution.ts'
import type { SeriesStore } from './series/series-store.ts'

/** All series of one name, as a page shows them below one HELP and TYPE. */
export interface Family {
  /** As Prometheus reads it: a counter's ends in `_total`. */
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  /** In words, such as `seconds`; empty when the metric has none. */
  readonly unit: string
  readonly members: readonly Member[]
}

/** The series that one instrument adds to a family. */
export interface Member {
  readonly store: SeriesStore
  /** Of a histogram alone. */
  readonly distribution?: Distribution
  /** Who made the instrument, in OpenTelemetry's words. */
  readonly instrument: InstrumentIdentity
  /** The attributes of a series as they were given. */
  readonly attributesAt: (slot: number) => Attributes
}

export interface InstrumentIdentity {
  readonly scope: Scope
  readonly name: string
  readonly description: string
  readonly unit: string
  /** Whether its values add up to a sum, as those of counters do, whether they only rise or not. */
  readonly isSum: boolean
}

export interface Scope {
  readonly name: string
  readonly version?: string
  readonly schemaUrl?: string
}

/** Every family of a service, in the order in which they came. */
export class Registry {
  readonly #families = new Map<string, Family & { readonly members: Member[] }>()
  /** Who uses each name of a sample, so that no two families write the same one. */
  readonly #owners = new Map<string, string>()

  get families(): Iterable<Family> {
    return this.#families.values()
  }

  /** Whether a family bears this name, or writes samples of it. */
  has(name: string): boolean {
    return this.#owners.has(name)
  }

  /**
   * Adds what an instrument measures. False when nothing was added: the name is another family's, or that of one of its
   * samples, or it is of the same scope and could write the same series.
   */
  add(family: Omit<Family, 'members'>, member: Member): boolean {
    const known = this.#families.get(family.name)
    if (known !== undefined) {
      const fits = known.type === family.type && known.members.every((other) => !isSameScope(other, member))
      if (fits) known.members.push(member)
      return fits
    }
    const names = namesOf(family)
    if (names.some((name) => this.#owners.has(name))) return false
    for (const name of names) this.#owners.set(name, family.name)
    const { name, type, help, unit } = family
    this.#families.set(name, { name, type, help, unit, members: [member] })
    return true
  }
}

/** All names that a family takes for itself, in either text format. */
const namesOf = ({ name, type }: Pick<Family, 'name' | 'type'>): readonly string[] => {
  if (type === 'histogram') return ['', '_bucket', '_count', '_sum', '_created'].map((part) => name + part)
  return type === 'counter' ? [name, `${name.replace(/_total$/, '')}_created`] : [name]
}

const isSameScope = (a: Member, b: Member): boolean => {
  const [one, other] = [a.instrument.scope, b.instrument.scope]
  return one.name === other.name && one.version === other.version && one.schemaUrl === other.schemaUrl
}
