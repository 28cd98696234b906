import type { Exemplars } from '../exemplars.ts'
import type { SeriesStore } from './series-store.ts'

/**
 * The numbers of a histogram's series: for each bucket how many fell into it alone, the infinite one last; then the sum of
 * all observations. Their count is that of the buckets, so that the three can never disagree.
 */
export class Distribution {
  /** Upper bounds, ascending, without the infinite one. */
  readonly bounds: readonly number[]
  readonly store: SeriesStore
  readonly exemplars: Exemplars

  constructor(bounds: readonly number[], store: SeriesStore, exemplars: Exemplars) {
    this.bounds = bounds
    this.store = store
    this.exemplars = exemplars
    store.onFinish = (slot) => exemplars.forget(slot)
  }

  observe(slot: number, value: number): void {
    const { bounds, store } = this
    const bucket = bucketOf(bounds, value)
    const first = slot * store.width
    store.values[first + bucket]! += 1
    store.values[first + bounds.length + 1]! += value
    this.exemplars.offer(slot, bucket, value)
  }
}

/** How many numbers a series with these bounds has. */
export const distributionWidth = (bounds: readonly number[]): number => bounds.length + 2

/** The first bucket whose bound is not below the value. Most distributions lie in their first buckets. */
const bucketOf = (bounds: readonly number[], value: number): number => {
  if (bounds.length > 32) return search(bounds, value)
  let bucket = 0
  while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket++
  return bucket
}

const search = (bounds: readonly number[], value: number): number => {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value > (bounds[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
