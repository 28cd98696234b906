import type { DeclaredSeries } from './series/declared-series.ts'

/** The slot of one label set, found once and asked for anew only when series have ended since. */
export class BoundPlace {
  /** Of the series when `slot` was found. Never an epoch for overflow, which may get a place of its own any time. */
  #epoch = -1
  #slot = -1
  readonly #series: DeclaredSeries
  readonly #labels: unknown

  constructor(series: DeclaredSeries, labels: unknown) {
    this.#series = series
    this.#labels = series.copyOf(labels)
  }

  /** As `DeclaredSeries.at`. */
  slot(): number {
    return this.#epoch === this.#series.store.epoch ? this.#slot : this.#find()
  }

  #find(): number {
    this.#slot = this.#series.at(this.#labels)
    const stays = this.#slot >= 0 && !this.#series.isOverflow(this.#slot)
    this.#epoch = stays ? this.#series.store.epoch : -1
    return this.#slot
  }
}
