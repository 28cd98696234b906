import type { BoundPlace } from './bound-place.ts'
import type { Losses } from './losses.ts'
import { numberRefusal } from './number-refusal.ts'
import type { Distribution } from './series/distribution.ts'

/**
 * The distribution of one label set, with its numbers at hand. It repeats what `Distribution.observe` does, without the
 * way there, which takes longer than the observation.
 */
export class BoundDistribution {
  readonly #place: BoundPlace
  readonly #distribution: Distribution
  readonly #losses: Losses
  /** With infinite ones at the end, at which every search ends, so many that there is always a fourth. */
  readonly #bounds: Float64Array
  /** Where the sum lies among the numbers. */
  readonly #sum: number
  readonly #store
  /** The store's generation when the numbers were found; -1 while they cannot be kept. */
  #generation = -1
  #slot = -1
  /** The buckets, then the sum. */
  #numbers: Float64Array = new Float64Array(0)
  #due: Float64Array = new Float64Array(0)

  constructor(place: BoundPlace, distribution: Distribution, losses: Losses) {
    this.#place = place
    this.#distribution = distribution
    this.#losses = losses
    this.#store = distribution.store
    this.#bounds = Float64Array.of(...distribution.bounds, Infinity, Infinity, Infinity, Infinity)
    this.#sum = distribution.bounds.length + 1
  }

  record(value: number): void {
    // As `isAmount`, which all instruments share: here the compiler meets the values of this one alone.
    if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) return this.#refuse(value)
    if (this.#generation !== this.#store.generation) return this.#meet(value)
    const bounds = this.#bounds
    let bucket = value > (bounds[3] as number) ? 4 : 0
    while (value > (bounds[bucket] as number)) bucket++
    const numbers = this.#numbers
    const count = (numbers[bucket] as number) + 1
    numbers[bucket] = count
    numbers[this.#sum]! += value
    if (count >= (this.#due[bucket] as number)) this.#offer(bucket, value)
  }

  #refuse(value: unknown): void {
    this.#losses.refused(numberRefusal(value))
  }

  #meet(value: number): void {
    const slot = this.#place.slot()
    if (slot < 0) return
    this.#distribution.observe(slot, value)
    if (!this.#place.stays) return
    const { values, width, generation } = this.#store
    const first = slot * width
    this.#generation = generation
    this.#slot = slot
    this.#numbers = values.subarray(first, first + this.#sum + 1)
    this.#due = values.subarray(first + this.#sum + 1, first + width)
  }

  #offer(bucket: number, value: number): void {
    const rest = this.#distribution.exemplars.offer(this.#slot, bucket, value)
    this.#due[bucket] = (this.#numbers[bucket] as number) + 1 + rest
  }
}
