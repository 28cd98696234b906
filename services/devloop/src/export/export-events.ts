import type { UnreadableReason } from '@octoscope/devloop/metrics'
import type { Destination, Portion } from './destinations/destination.ts'
import { mostBeside, type Format } from './formats/format.ts'
import { refused } from './json-bytes.ts'
import { eachLine } from './lines.ts'
import { Output } from './output.ts'
import { rowOf } from './row.ts'
import { isWithin, type TimeRange } from './time-range.ts'
import { UsualRun } from './usual-run.ts'

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
  const usual = new UsualRun()
  let [bytes, leftOut, sent] = [0, 0, 0]
  let [events, first] = [0, '']
  let failure: Failure | undefined
  let [output, spare] = [new Output(), new Output()]
  output.text(format.head)

  const take = (line: string, size: number): void => {
    bytes += size
    if (line === '') return
    const row = rowOf(line, detailed)
    if (typeof row === 'string') skipped.set(row, (skipped.get(row) ?? 0) + 1)
    else if (row === undefined || !isWithin(range, Date.parse(row.timestamp))) leftOut += 1
    else {
      if (events++ === 0) first = row.timestamp
      output.text(format.row(row))
    }
  }
  const skim = (chunk: Buffer, start: number): number => {
    if (!format.run) return refused
    const next = usual.read(chunk, start)
    if (next === refused) return refused
    bytes += next - start
    if (!isWithin(range, usual.milliseconds)) leftOut += 1
    else {
      if (events++ === 0) first = chunk.toString('latin1', usual.timestamp, usual.timestampEnd)
      output.reserve(next - start + mostBeside)
      format.run(usual, output)
    }
    return next
  }
  let writing = Promise.resolve()
  /** Begins to write what has been gathered, once what was before it is written; the reading goes on meanwhile. After a failure the rest is only counted. */
  const hand = async (): Promise<void> => {
    await writing
    signal.throwIfAborted()
    onProgress(bytes, sent)
    const portion = { events, from: first }
    const part = output.gathered
    ;[output, spare, events] = [spare, output, 0]
    output.clear()
    writing = written(part, portion)
  }
  const written = async (part: Buffer, portion: Portion): Promise<void> => {
    try {
      if (!failure && part.length > 0) await to.write(part, portion)
      if (!failure) sent += portion.events
      else failure = { ...failure, notSent: failure.notSent + portion.events }
    } catch (error) {
      failure = { error: error as Error, notSent: portion.events, from: portion.from }
    }
  }
  try {
    await eachLine(from, take, {
      skim,
      afterChunk: () => (output.length >= portionSize ? hand() : undefined),
    })
    output.text(format.tail())
    await hand()
    await writing
    onProgress(bytes, sent)
    if (!failure) return { sent, skipped, leftOut, place: await to.end() }
  } catch (error) {
    await writing
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
