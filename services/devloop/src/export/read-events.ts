import type { UnreadableReason } from '@octoscope/devloop/metrics'
import { readEvent, type DevloopEvent } from '../events/event.ts'
import { readLine } from '../events/line.ts'
import { eachLine, utf8 } from './lines.ts'

export interface Skipped {
  readonly skipped: ReadonlyMap<UnreadableReason, number>
}

/** Reads a whole event log, and counts what it skips by reason. */
export const readEvents = async (
  stream: AsyncIterable<Buffer>,
  take: (event: DevloopEvent) => void,
): Promise<Skipped> => {
  const skipped = new Map<UnreadableReason, number>()
  await eachLine(stream, (bytes) => {
    if (bytes === '') return
    const event = eventOf(bytes)
    if (typeof event === 'string') skipped.set(event, (skipped.get(event) ?? 0) + 1)
    else take(event)
  })
  return { skipped }
}

/** The event of a line, or why it is none. */
export const eventOf = (bytes: string): DevloopEvent | UnreadableReason => {
  const line = readLine(utf8(bytes))
  return 'reason' in line ? line.reason : (readEvent(line.value) ?? 'unknown_shape')
}
