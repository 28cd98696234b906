/** Events of one part of an export. */
export interface Portion {
  readonly events: number
  /** Timestamp of the first. */
  readonly from: string
}

/** Where an export goes. After a failure `abort` leaves nothing half done behind. */
export interface Destination {
  /** Whether what has been written stays there, whatever comes after it. */
  readonly takesParts: boolean
  /** The bytes are the writer’s again when it resolves. */
  readonly write: (bytes: Buffer, portion: Portion) => Promise<void>
  /** Resolves, when all has arrived, to where it is, in words. */
  readonly end: () => Promise<string>
  readonly abort: () => Promise<void>
}

/** The receiver did not take a part, and will not. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}
