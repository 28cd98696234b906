import type { DeclaredSeries } from './series/declared-series.ts'
import type { SeriesStore } from './series/series-store.ts'

/** The slot of one label set, found once and asked for anew only when series have ended since. */
export class BoundPlace {
  readonly #series: DeclaredSeries
  readonly #store: SeriesStore
  readonly #labels: unknown
  /** The store's epoch when the slot was found. Never one for overflow, which may get a place of its own any time. */
  #epoch = -1
  #slot = -1

  constructor(series: DeclaredSeries, labels: unknown) {
    this.#series = series
    this.#store = series.store
    this.#labels = series.copyOf(labels)
  }

  /** As `DeclaredSeries.at`. */
  slot(): number {
    return this.#epoch === this.#store.epoch ? this.#slot : this.#find()
  }

  /** Whether the slot that was given last may be kept until series end. */
  get stays(): boolean {
    return this.#epoch === this.#store.epoch
  }

  #find(): number {
    this.#slot = this.#series.at(this.#labels)
    const isOwn = this.#slot >= 0 && !this.#series.isOverflow(this.#slot)
    this.#epoch = isOwn ? this.#store.epoch : -1
    return this.#slot
  }
}
