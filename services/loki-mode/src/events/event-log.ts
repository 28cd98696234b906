import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { failure } from '../files/read-file.ts'
import { refused, understood, type Reading } from '../reading.ts'
import { chunks } from './chunks.ts'
import { countLines, noLines, type LineCount } from './count-lines.ts'
import { isContinued, seamOf, type Seam } from './seam.ts'
import { continueStory, type Story } from './story.ts'

/** What events.jsonl holds. */
export interface Events {
  readonly count: number
  readonly story: Story
}

interface Place extends Seam {
  readonly count: LineCount
  /** Where the line begins that has not ended yet. */
  readonly lineStart: number
  readonly story: Story
}

/**
 * Follows events.jsonl: reads what was appended since the last time, and begins anew when the file was cut off, or
 * another one stands in its place. Never reads it whole twice.
 */
export class EventLog {
  readonly #path: string
  #place: Place | undefined

  constructor(path: string) {
    this.#path = path
  }

  async read(): Promise<Reading<Events | undefined>> {
    let file: FileHandle | undefined
    try {
      file = await open(this.#path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
      return await this.#follow(file)
    } catch (error) {
      this.#place = undefined
      return failure(error)
    } finally {
      await file?.close()
    }
  }

  async #follow(file: FileHandle): Promise<Reading<Events>> {
    const stat = await file.stat()
    if (!stat.isFile()) return refused('not_a_file')
    const { dev, ino, size } = stat
    const from =
      this.#place && (await isContinued(this.#place, file, { dev, ino, size })) ? this.#place : start
    if (from.offset < size || from === start) {
      const place = await advance(from, file, size)
      if (!place) return refused('changed')
      this.#place = { ...place, dev, ino }
    }
    const { count, story } = this.#place ?? from
    return understood({ count: count.lines + (count.open ? 1 : 0), story })
  }
}

const start: Place = {
  dev: 0,
  ino: 0,
  offset: 0,
  head: Buffer.alloc(0),
  tail: Buffer.alloc(0),
  count: noLines,
  lineStart: 0,
  story: {},
}

/** Counts on up to `size`. Undefined when the file was cut off meanwhile. */
const advance = async (from: Place, file: FileHandle, size: number): Promise<Place | undefined> => {
  let { count, lineStart } = from
  let offset = from.offset
  for await (const bytes of chunks(file, { from: offset, to: size })) {
    count = countLines(count, bytes)
    const last = bytes.lastIndexOf(10)
    if (last !== -1) lineStart = offset + last + 1
    offset += bytes.length
  }
  if (offset < size) return undefined
  const story = await continueStory(from.story, file, { from: from.lineStart, to: offset })
  return { ...from, ...(await seamOf(file, offset)), count, lineStart, story }
}
