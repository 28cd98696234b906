import type { Comparison } from './compare.ts'
import type { Pair } from './pair.ts'

/** What is compared with what, as people call it: `HEAD (22724e6)`, `the working tree`, `saved.json`. */
export type Names = Pair<string>

/** A comparison and what it is of: all that is shown. */
export interface Shown {
  readonly names: Names
  readonly comparison: Comparison
}
