/** One try that brought no good answer. The message completes "The arm failed: …" and never quotes what was sent. */
export class ArmFailure extends Error {
  /** Whether the same request may succeed when it is sent again. */
  readonly passing: boolean
  /** How long the arm asked to be left alone. */
  readonly retryAfterMs: number

  constructor(message: string, { passing = false, retryAfterMs = 0 } = {}) {
    super(message)
    this.passing = passing
    this.retryAfterMs = retryAfterMs
  }
}
