import type { ValueType } from '../language/function.ts'

/** What is known of a query, or a part of it, without looking at any sample. What is undefined cannot be told. */
export interface Facts {
  /** Undefined for a variable of Grafana, which may stand for anything. */
  readonly type: ValueType | undefined
  readonly labels: LabelSet
  readonly unit: Quantity | undefined
  readonly nature: Nature | undefined
  /** The value, where it is the same for ever. */
  readonly constant: number | undefined
  readonly canBe: Possibilities
  /** The buckets of a histogram that reach here, while the series carry `le`. */
  readonly buckets: Buckets | undefined
  /** This is a quantile of a histogram with these finite bounds. */
  readonly quantile: Quantile | undefined
  /** A comparison, or a set of them, that lets through only what holds: what an alert may ask. */
  readonly isCondition: boolean
  /** Of a division: what it gives when the divisor is 0. `NaN` where the dividend is then 0 as well. */
  readonly byZero: 'NaN' | 'infinite' | undefined
}

/** The labels of all series of a value; the metric's name is none of them. */
export interface LabelSet {
  /** Every series has these, and none is empty. */
  readonly atLeast: ReadonlySet<string>
  /** No series has others. Undefined where that cannot be told. */
  readonly atMost: ReadonlySet<string> | undefined
  /** The only values that a label can have; one where a matcher fixes it. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  /** Labels of closed sets whose values all exist from the start, and which tell series apart here. */
  readonly many: ReadonlySet<string>
}

/** A unit as powers: dollars per second is `{ dollars: 1, seconds: -1 }`, a ratio `{}`. */
export interface Quantity {
  readonly powers: Readonly<Record<string, number>>
  /** By what constant the value was multiplied: 3600 makes dollars per second dollars per hour. */
  readonly scale: number
}

/** `counter`: grows until its process restarts. `sum of counters`: no longer safe to take the rate of. */
export type Nature = 'counter' | 'sum of counters' | 'rate' | 'increase' | 'gauge'

export interface Possibilities {
  /** No series at all may come of it. */
  readonly absent: boolean
  readonly zero: boolean
  readonly negative: boolean
  readonly nan: boolean
  readonly infinite: boolean
}

export interface Buckets {
  /** All but the last, infinite one. */
  readonly bounds: readonly number[]
  /** What the bounds measure; the series count observations. */
  readonly unit: Quantity
}

export interface Quantile {
  readonly bounds: readonly number[]
  readonly q: number | undefined
}
