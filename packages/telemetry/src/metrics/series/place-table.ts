/** Which slot holds the series of a position. */
export interface PlaceTable {
  /** The slot; -1 when there is none. */
  get(position: number): number
  set(position: number, slot: number): void
  delete(position: number): void
}

/** Up to half a MB of places, of which only the pages that are used cost memory. */
const densest = 2 ** 17

/** For `size` positions, of which any number may be taken. */
export const placeTable = (size: number): PlaceTable =>
  size <= densest ? new DenseTable(size) : new SparseTable()

/** Holds each slot plus 1, so that the zeros it begins with mean "none". */
class DenseTable implements PlaceTable {
  readonly #places: Int32Array

  constructor(size: number) {
    this.#places = new Int32Array(size)
  }

  get(position: number): number {
    return (this.#places[position] ?? 0) - 1
  }

  set(position: number, slot: number): void {
    this.#places[position] = slot + 1
  }

  delete(position: number): void {
    this.#places[position] = 0
  }
}

class SparseTable implements PlaceTable {
  readonly #places = new Map<number, number>()

  get(position: number): number {
    return this.#places.get(position) ?? -1
  }

  set(position: number, slot: number): void {
    this.#places.set(position, slot)
  }

  delete(position: number): void {
    this.#places.delete(position)
  }
}
