/** A mistake that is text in other places, and here a line that the compiler refuses. */
export interface CompileTrap {
  readonly id: string
  readonly told: readonly string[]
  /** What was meant, and what happens. */
  readonly story: string
  readonly wrong: string
  /** What the compiler says, in part. */
  readonly says: string
  readonly right: string
}
