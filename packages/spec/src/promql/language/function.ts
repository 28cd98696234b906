import type { Nature } from '../analyse/facts.ts'

export type ValueType = 'scalar' | 'string' | 'instant' | 'range'

/** What a function of PromQL takes, and what it does to a value. */
export interface PromqlFunction {
  readonly takes: readonly ValueType[]
  /** How many of the last arguments may be left out. */
  readonly optional?: number
  /** What may follow, any number of times. */
  readonly rest?: ValueType
  readonly returns: ValueType
  readonly unit: UnitEffect
  readonly labels: LabelEffect
  /** What the series of its range must be, for the result to mean anything. */
  readonly reads?: 'counter' | 'gauge'
  /** What its result is; that of its argument where this is left out. */
  readonly gives?: Nature
  /** Its result is never 0. */
  readonly nonZero?: true
  /** Reads native histograms. */
  readonly native?: true
  /** Unknown to Prometheus 2.42, which Debian 12 has. */
  readonly notInDebian?: true
  /** Behind a flag in Prometheus 3. */
  readonly experimental?: true
}

export type UnitEffect = 'same' | 'per second' | 'squared' | 'number' | 'seconds' | 'timestamp' | 'of bounds'
export type LabelEffect = 'same' | 'none' | 'without le' | 'absent' | 'replace' | 'join' | 'unknown'
