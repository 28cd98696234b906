/** As `loki_session_status` tells it. */
export const stopped = 0
export const running = 1
export const paused = 2

/** What is known of a session. A field is undefined where its file is not there, or tells nothing. */
export interface Signs {
  readonly control: { readonly stop: boolean; readonly pause: boolean }
  /** Whether a process lives that wrote its number down. */
  readonly alive?: boolean | undefined
  readonly mode?: string | undefined
  /** Seconds since the state file was written. */
  readonly stateAge?: number | undefined
  /** Whether the last session in the events has ended. */
  readonly ended?: boolean | undefined
}

/**
 * First what a person has ordered, then whether there is a process, then what the state file says. That one says
 * "autonomous" for ever after a crash, and after a good end too: it is believed only while it is being written, and
 * while no end of the session is on record.
 */
export const statusOf = ({ control, alive, mode, stateAge, ended }: Signs): number | undefined => {
  if (control.stop) return stopped
  if (control.pause) return paused
  if (alive !== undefined) return alive ? running : stopped
  if (mode === undefined) return undefined
  if (ended === true || (stateAge ?? Infinity) > forgottenAfter) return stopped
  return byMode[mode]
}

/** The program writes its state every 2 s: thirty times that, for a machine that is busy. */
const forgottenAfter = 60

const byMode: Readonly<Record<string, number>> = {
  autonomous: running,
  running,
  paused,
  stopped,
}
