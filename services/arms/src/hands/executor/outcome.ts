/** How a command or a fetch ended. */
export interface Outcome {
  readonly success: boolean
  readonly stdout: string
  readonly stderr: string
  /** Null when there is none: a signal ended the command, or it was a fetch. */
  readonly exit_code: number | null
  readonly duration_ms: number
  /** Whether output beyond the limit was thrown away. */
  readonly truncated: boolean
}

/** The work took longer than its caller allowed, and was ended. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/** In bytes, for each stream. */
export const outputLimit = 65_536

export const millisecondsSince = (began: number): number => Math.round(performance.now() - began)
