/** What the judge says of one criterion. */
export interface Finding {
  readonly criterion: string
  /** 0 to 1: how far the output meets it. */
  readonly score: number
  readonly met: boolean
  /** 0 to 1: how sure the judge is. */
  readonly confidence: number
  /** Why it is not met; empty when it is. */
  readonly message: string
}

/** A check that leaves no doubt. */
export const certain = (criterion: string, met: boolean, message: string): Finding => ({
  criterion,
  met,
  score: met ? 1 : 0,
  confidence: 1,
  message: met ? '' : message,
})
