import type { FileHandle } from 'node:fs/promises'
import { readEvent } from './event.ts'
import { blocksBackwards, linesBackwards, linesWith, type Span } from './lines-backwards.ts'

/** What the events tell of the session that began last. */
export interface Story {
  /** In seconds since 1970. */
  readonly startedAt?: number | undefined
  readonly ended?: boolean | undefined
  readonly iteration?: number | undefined
  /** Of the last event that is no alert of the watchdog, in seconds since 1970. */
  readonly lastProgress?: number | undefined
}

/** Goes on with a story by what was written since: from the last event back to the start of its session. */
export const continueStory = async (earlier: Story, file: FileHandle, span: Span): Promise<Story> => {
  const chapter = new Chapter()
  for await (const block of blocksBackwards(file, span)) {
    for (const line of linesBackwards(block)) if (!chapter.tellOfProgress(line)) break
    for (const line of linesWith(block, () => chapter.wanted)) chapter.tellOfSession(line)
    if (chapter.wanted.length === 0) return chapter.story
  }
  return { ...earlier, ...known(chapter.story) }
}

/** So many lines are read at most: a file that is full of such words costs no more than any other. */
const mostForProgress = 64
const mostForSession = 1_000

const words = {
  iteration: Buffer.from('"iteration_'),
  ended: Buffer.from('"session_end"'),
  startedAt: Buffer.from('"session_start"'),
}

/** A story that is told backwards: what is known already was said later. */
class Chapter {
  #story: Story = {}
  #forProgress = mostForProgress
  #forSession = mostForSession

  get story(): Story {
    return this.#story
  }

  /** The words that may still tell something. None when the start of the session is told: what is before is another's. */
  get wanted(): readonly Buffer[] {
    if ('startedAt' in this.#story || this.#forSession === 0) return []
    const { iteration, ended } = this.#story
    return [
      words.startedAt,
      ...(ended === undefined ? [words.ended] : []),
      ...(iteration === undefined ? [words.iteration] : []),
    ]
  }

  /** Whether further lines are of use. */
  tellOfProgress(line: Buffer): boolean {
    if (this.#story.lastProgress !== undefined || this.#forProgress === 0) return false
    this.#forProgress -= 1
    const event = readEvent(line)
    if (event && event.type !== 'watchdog_alert') this.#add({ lastProgress: event.at })
    return true
  }

  tellOfSession(line: Buffer): void {
    this.#forSession -= 1
    const event = readEvent(line)
    if (event?.type.startsWith('iteration_')) this.#add({ iteration: event.iteration })
    if (event?.type === 'session_end') this.#add({ ended: true })
    if (event?.type === 'session_start') this.#add({ startedAt: event.at, ended: false, iteration: 0 })
  }

  #add(said: Story): void {
    this.#story = { ...said, ...known(this.#story) }
  }
}

const known = (story: Story): Story =>
  Object.fromEntries(Object.entries(story).filter(([, value]) => value !== undefined))
