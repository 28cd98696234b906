/** A mistake somebody can mend. Laws and readers return Problems; only the world's failures are thrown. */
export interface Problem {
  /** Stable id, such as `metric/name`: the law that is broken. */
  readonly code: string
  /** The subject and its place, such as `octollm › alert HighErrorRate`. */
  readonly where: string
  /** Subject, rule, what came. */
  readonly message: string
  /** What to do. */
  readonly advice: string
}
