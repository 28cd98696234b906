import type { Problem, Stack } from '@octoscope/spec'

/** One rule that every declaration keeps. A broken law is a list of Problems; a law never throws. */
export interface Law {
  /** Stable, such as `metric/name`. */
  readonly id: string
  /** The rule in one sentence. */
  readonly rule: string
  readonly problems: (stack: Stack) => readonly Omit<Problem, 'code'>[]
}
