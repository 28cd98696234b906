import type { UnreadableReason } from '@octoscope/devloop/metrics'
import type { Destination } from './destinations/destination.ts'
import type { Format } from './formats/format.ts'
import { eachLine } from './lines.ts'
import { rowOf, type Row } from './row.ts'
import type { TimeRange } from './time-range.ts'

export interface Export {
  readonly from: AsyncIterable<Buffer>
  readonly format: Format
  readonly detailed: boolean
  readonly range: TimeRange
  readonly to: Destination
  readonly signal: AbortSignal
  readonly onProgress: (bytes: number, events: number) => void
}

export interface Exported {
  /** Events that have arrived. */
  readonly sent: number
  readonly skipped: ReadonlyMap<UnreadableReason, number>
  /** Events that are no runs, or out of the range. */
  readonly leftOut: number
  /** Where it is, in words; absent when something went wrong. */
  readonly place?: string
  readonly failure?: Failure
}

export interface Failure {
  readonly error: Error
  /** Events that did not arrive, as far as they have been read. */
  readonly notSent: number
  /** Timestamp of the first of them; empty when nothing has arrived. */
  readonly from: string
}

/** Reads a log and writes it elsewhere, in constant memory. A failure to write is told with what had arrived; then nothing half is left. */
export const exportEvents = async ({
  from,
  format,
  detailed,
  range,
  to,
  signal,
  onProgress,
}: Export): Promise<Exported> => {
  const skipped = new Map<UnreadableReason, number>()
  const everything = range.start === -Infinity && range.end === Infinity
  let [bytes, leftOut, sent] = [0, 0, 0]
  let [text, events, first] = [format.head, 0, '']
  let failure: Failure | undefined

  let buffer = Buffer.allocUnsafe(2 * portionSize)
  /** One buffer serves all portions: new ones would become garbage faster than it is collected. */
  const held = (bytes: string): Buffer => {
    if (bytes.length > buffer.length) buffer = Buffer.allocUnsafe(2 * bytes.length)
    return buffer.subarray(0, buffer.write(bytes, 'latin1'))
  }
  const inRange = ({ timestamp }: Row): boolean => {
    if (everything) return true
    const at = Date.parse(timestamp)
    return at >= range.start && at < range.end
  }
  const take = (line: string, size: number): void => {
    bytes += size
    if (line === '') return
    const row = rowOf(line, detailed)
    if (typeof row === 'string') skipped.set(row, (skipped.get(row) ?? 0) + 1)
    else if (row === undefined || !inRange(row)) leftOut += 1
    else {
      if (events === 0) first = row.timestamp
      events += 1
      text += format.row(row)
    }
  }
  /** After a failure the rest is only counted. */
  const hand = async (): Promise<void> => {
    signal.throwIfAborted()
    const portion = { events, from: first }
    const part = held(text)
    ;[text, events] = ['', 0]
    if (failure) failure = { ...failure, notSent: failure.notSent + portion.events }
    else if (part.length > 0)
      await to.write(part, portion).catch((error: unknown) => {
        failure = { error: error as Error, notSent: portion.events, from: portion.from }
      })
    if (!failure) sent += portion.events
    onProgress(bytes, sent)
  }
  try {
    await eachLine(from, take, () => (text.length >= portionSize ? hand() : undefined))
    text += format.tail()
    await hand()
    if (!failure) return { sent, skipped, leftOut, place: await to.end() }
  } catch (error) {
    failure = { error: error as Error, notSent: events, from: first }
  }
  await to.abort()
  // What takes no parts has nothing as long as it has not all.
  return to.takesParts
    ? { sent, skipped, leftOut, failure }
    : { sent: 0, skipped, leftOut, failure: { ...failure, notSent: failure.notSent + sent, from: '' } }
}

/** So much is gathered before it is written. */
const portionSize = 65_536
