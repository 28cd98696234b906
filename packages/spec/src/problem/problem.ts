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
  /** The text that is wrong, where a text is: a query. */
  readonly source?: ProblemSource
}

/** A text and its guilty part: `from` and `to` count UTF-16 units. */
export interface ProblemSource {
  readonly text: string
  readonly from: number
  readonly to: number
}
