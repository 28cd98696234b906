import type { Day, Problem, Stack } from '@octoscope/spec'

/** One rule that every declaration keeps. A broken law is a list of Problems; a law never throws. */
export interface Law {
  /** Stable, such as `metric/name`. */
  readonly id: string
  /** The rule in one sentence. */
  readonly rule: string
  /** What happens to those who break it. */
  readonly why?: string
  /** A short declaration or query that breaks it, and the same as it should be. */
  readonly example?: { readonly bad: string; readonly good: string }
  /** Without a day, nothing that is dated has run out. */
  readonly problems: (stack: Stack, today?: Day) => readonly Omit<Problem, 'code'>[]
}
