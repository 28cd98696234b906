import type { Exemplars } from '../exemplars.ts'
import type { SeriesStore } from './series-store.ts'

/**
 * The numbers of a histogram's series: for each bucket how many fell into it alone, the infinite one last; then the sum of
 * all observations; then for each bucket the count from which on it wants an exemplar. The count of all observations is
 * that of the buckets, so that the three can never disagree.
 */
export class Distribution {
  /** Upper bounds, ascending, without the infinite one. */
  readonly bounds: Float64Array
  readonly store: SeriesStore
  readonly exemplars: Exemplars
  readonly #bounds: Float64Array

  constructor(bounds: readonly number[], store: SeriesStore, exemplars: Exemplars) {
    this.bounds = Float64Array.from(bounds)
    this.#bounds = ascending(this.bounds)
    this.store = store
    this.exemplars = exemplars
    store.onFinish = (slot) => exemplars.forget(slot)
  }

  observe(slot: number, value: number): void {
    const { values, width } = this.store
    const buckets = this.#bounds.length
    const bucket = bucketOf(this.#bounds, value)
    const first = slot * width
    const count = (values[first + bucket] as number) + 1
    values[first + bucket] = count
    values[first + buckets]! += value
    const due = first + buckets + 1 + bucket
    if (count >= (values[due] as number)) values[due] = count + 1 + this.exemplars.offer(slot, bucket, value)
  }

  /** The page has been read: each bucket takes the next exemplar that comes. */
  nextRound(): void {
    const { values, width, end } = this.store
    const buckets = this.#bounds.length
    for (let first = 0; first < end * width; first += width)
      for (let due = first + buckets + 1; due < first + width; due++) values[due] = 0
    this.exemplars.nextRound()
  }
}

/** How many numbers a series with these bounds has. */
export const distributionWidth = (bounds: readonly number[]): number => 2 * bounds.length + 3

/** Bounds and the infinite one, at which every search ends. */
const ascending = (bounds: Float64Array): Float64Array => Float64Array.of(...bounds, Infinity)

/** The first bucket whose bound is not below the value. Most distributions lie in their first buckets. */
const bucketOf = (bounds: Float64Array, value: number): number => {
  if (bounds.length > 32) return search(bounds, value)
  let bucket = 0
  while (value > (bounds[bucket] as number)) bucket++
  return bucket
}

const search = (bounds: Float64Array, value: number): number => {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value > (bounds[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
