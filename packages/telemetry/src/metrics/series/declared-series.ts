import type { Metric } from '@octoscope/spec/metrics'
import type { Losses, Refusal } from '../losses.ts'
import { escapeValue } from './escape-value.ts'
import { LabelAxis, overflowOrdinal } from './label-axis.ts'
import { placeTable, type PlaceTable } from './place-table.ts'
import { positionReader, stridesOf, type PositionReader } from './position-reader.ts'
import { SeriesStore } from './series-store.ts'

/**
 * The series of a declared metric, found by whatever comes as labels. Never throws: what cannot be a label set of the
 * metric is reported to `losses`.
 */
export class DeclaredSeries {
  readonly store: SeriesStore
  readonly #metric: Metric
  readonly #losses: Losses
  readonly #axes: readonly LabelAxis[]
  readonly #strides: readonly number[]
  readonly #positionOf: PositionReader
  readonly #places: PlaceTable
  /** The position of each slot. */
  readonly #positions: number[] = []

  /** `width` numbers for each series. */
  constructor(metric: Metric, width: number, losses: Losses) {
    this.#metric = metric
    this.#losses = losses
    this.#axes = Object.entries(metric.labels).map(([name, label]) => new LabelAxis(name, label))
    this.#strides = stridesOf(this.#axes)
    this.#positionOf = positionReader(this.#axes)
    const positions = this.#axes.reduce((product, { size }) => product * size, 1)
    this.#places = placeTable(positions)
    this.store = new SeriesStore(width, this.isClosed ? positions : 0)
  }

  /** Whether every label set that can ever occur is known. */
  get isClosed(): boolean {
    return this.#axes.every(({ closed }) => closed)
  }

  /** The slot of a label set, whose series begins at 0 when it is new; -1 when it was refused. */
  at(labels: unknown): number {
    try {
      const position = this.#positionOf(labels)
      const slot = position < 0 ? -1 : this.#places.get(position)
      if (slot >= 0) return slot
    } catch {
      // Told apart below.
    }
    return this.#meet(labels, true)
  }

  /** Lets the series of a label set exist. What has no place of its own is no measurement lost, and not counted as one. */
  prepare(labels: unknown): void {
    this.#meet(labels, false)
  }

  /** Whether a series is the one of overflow: each measurement in it is one that had no place of its own. */
  isOverflow(slot: number): boolean {
    return this.#areOverflow(this.#ordinalsAt(slot))
  }

  /** The declared labels alone, as they are now. */
  copyOf(labels: unknown): unknown {
    try {
      return Object.fromEntries(
        this.#axes.map(({ name }) => [name, (labels as Record<string, unknown>)[name]]),
      )
    } catch {
      return labels // Whatever it is, it will be refused.
    }
  }

  /** Ends the series of a label set, when there is one. */
  remove(labels: unknown): void {
    const values = this.#valuesIn(labels)
    if (typeof values === 'string') return this.#losses.refused(values)
    const ordinals = this.#axes.map((axis, at) => axis.lookUp(values[at] ?? ''))
    if (!ordinals.includes(-1)) this.#finish(this.#places.get(this.#positionFrom(ordinals)))
  }

  clear(): void {
    for (let slot = 0; slot < this.store.end; slot++) if (this.store.isLive(slot)) this.#finish(slot)
  }

  /** Lets every series of closed labels exist at 0; those of a bounded label, or of a total of others, are met at run time. */
  beginClosed(): void {
    if (!this.isClosed || (this.#metric.type === 'counter' && this.#metric.mirrors !== undefined)) return
    const sets = this.#axes.reduce<readonly (readonly number[])[]>(
      (found, { size }) =>
        found.flatMap((set) => Array.from({ length: size }, (_, ordinal) => [...set, ordinal])),
      [[]],
    )
    for (const ordinals of sets) this.#begin(ordinals)
  }

  labelsAt(slot: number): Record<string, string> {
    const ordinals = this.#ordinalsAt(slot)
    return Object.fromEntries(this.#axes.map((axis, at) => [axis.name, axis.textOf(ordinals[at] ?? -1)]))
  }

  /** First all values are checked, then bounded ones take their place: a refused measurement spends no budget. */
  #meet(labels: unknown, isMeasurement: boolean): number {
    const values = this.#valuesIn(labels)
    if (typeof values === 'string') {
      this.#losses.refused(values)
      return -1
    }
    const ordinals = this.#axes.map((axis, at) => axis.admit(values[at] ?? ''))
    if (isMeasurement && this.#areOverflow(ordinals)) this.#losses.overflowed(this.#metric.name)
    const slot = this.#places.get(this.#positionFrom(ordinals))
    return slot >= 0 ? slot : this.#begin(ordinals)
  }

  /** One true value for each label, or why there is none. */
  #valuesIn(labels: unknown): readonly string[] | Refusal {
    const values: string[] = []
    try {
      for (const axis of this.#axes) {
        const value = (labels as Record<string, unknown> | null | undefined)?.[axis.name]
        if (value === undefined || value === null || value === '') return 'label_missing'
        if (typeof value !== 'string' || (axis.closed && axis.find(value) < 0)) return 'label_value'
        values.push(value)
      }
    } catch {
      return 'label_value' // A getter or a proxy threw.
    }
    return values
  }

  #areOverflow(ordinals: readonly number[]): boolean {
    return this.#axes.some(({ closed }, at) => !closed && ordinals[at] === overflowOrdinal)
  }

  #begin(ordinals: readonly number[]): number {
    const labels = this.#axes.map((axis, at) => {
      const ordinal = ordinals[at] ?? overflowOrdinal
      axis.retain(ordinal)
      return `${axis.name}="${escapeValue(axis.textOf(ordinal))}"`
    })
    const slot = this.store.begin(labels.join(','))
    const position = this.#positionFrom(ordinals)
    this.#positions[slot] = position
    this.#places.set(position, slot)
    return slot
  }

  #finish(slot: number): void {
    if (slot < 0) return
    for (const [at, ordinal] of this.#ordinalsAt(slot).entries()) this.#axes[at]?.release(ordinal)
    this.#places.delete(this.#positions[slot] ?? -1)
    this.store.finish(slot)
  }

  #positionFrom(ordinals: readonly number[]): number {
    return ordinals.reduce((position, ordinal, at) => position + ordinal * (this.#strides[at] ?? 0), 0)
  }

  #ordinalsAt(slot: number): readonly number[] {
    const position = this.#positions[slot] ?? 0
    return this.#axes.map(({ size }, at) => Math.floor(position / (this.#strides[at] ?? 1)) % size)
  }
}
