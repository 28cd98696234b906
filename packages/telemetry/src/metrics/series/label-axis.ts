import { overflow, type Label } from '@octoscope/spec/metrics'

/** Prometheus counts bytes when it refuses long values: this many UTF-16 units stay below its limit of 512. */
export const longestValue = 128

/** One label of a metric: its values, each with a number, so that a set of labels is a place in a table. */
export class LabelAxis {
  readonly name: string
  /** How many numbers there are: one for each value of a closed label, and one for overflow beside a bounded one's. */
  readonly size: number
  readonly closed: boolean
  /** The value that was asked for last, and its number: most code gives the same value again. */
  lastValue: unknown
  lastOrdinal = -1
  readonly #ordinals = new Map<unknown, number>()
  readonly #texts: string[]
  /** How many series bear each value of a bounded label. */
  readonly #uses: number[] = []
  readonly #free: number[] = []

  constructor(name: string, label: Label) {
    this.name = name
    this.closed = label.kind === 'oneOf'
    this.#texts = label.kind === 'oneOf' ? [...label.values] : [overflow]
    this.size = label.kind === 'oneOf' ? label.values.length : label.limit + 1
    if (label.kind === 'oneOf') label.values.forEach((value, at) => this.#ordinals.set(value, at))
  }

  textOf(ordinal: number): string {
    return this.#texts[ordinal] ?? overflow
  }

  /** The number of a value that has one; -1 for any other. Never that of overflow, whose every use is to be counted. */
  find(value: unknown): number {
    const ordinal = this.#ordinals.get(value)
    if (ordinal === undefined) return -1
    this.lastValue = value
    this.lastOrdinal = ordinal
    return ordinal
  }

  /** The number that any text has now, that of overflow among them; -1 for none. */
  lookUp(value: string): number {
    if (!this.closed && value === overflow) return overflowOrdinal
    // A lone surrogate would become U+FFFD on its way out, and two series one.
    return this.find(value.toWellFormed())
  }

  /** The number for any text: its own, a new one while the budget lasts, or {@link overflowOrdinal}. */
  admit(value: string): number {
    const known = this.lookUp(value)
    if (known >= 0) return known
    return value.length > longestValue ? overflowOrdinal : this.#give(value.toWellFormed())
  }

  /** A series with this value begins. */
  retain(ordinal: number): void {
    if (!this.closed) this.#uses[ordinal] = (this.#uses[ordinal] ?? 0) + 1
  }

  /** A series with this value has ended. With its last one, the value gives its place in the budget back. */
  release(ordinal: number): void {
    if (this.closed || ordinal === overflowOrdinal) return
    const uses = (this.#uses[ordinal] ?? 0) - 1
    this.#uses[ordinal] = uses
    if (uses > 0) return
    this.#ordinals.delete(this.textOf(ordinal))
    this.#free.push(ordinal)
    this.lastValue = undefined
    this.lastOrdinal = -1
  }

  #give(text: string): number {
    const ordinal = this.#free.pop() ?? this.#texts.length
    if (ordinal >= this.size) return overflowOrdinal
    this.#texts[ordinal] = text
    this.#ordinals.set(text, ordinal)
    return ordinal
  }
}

/** The number of overflow on every bounded label. */
export const overflowOrdinal = 0
