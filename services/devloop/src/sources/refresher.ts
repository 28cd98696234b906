import type { Logger } from './logger.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Source } from './source.ts'

export interface Refreshing {
  readonly recorder: Recorder
  readonly log: Logger
  /** Seconds of the Unix clock. */
  readonly now: () => number
}

/** Looks at all sources, one after the other, at an interval and when it is asked to. A look that is under way serves all who ask. */
export class Refresher {
  readonly #sources: readonly Source[]
  readonly #about: Refreshing
  readonly #broken = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(sources: readonly Source[], about: Refreshing) {
    this.#sources = sources
    this.#about = about
  }

  start(everyMs: number): void {
    this.#timer = setInterval(() => void this.refresh(), everyMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  refresh(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined))
    return this.#looking
  }

  async #look(): Promise<void> {
    for (const source of this.#sources) await this.#try(source)
  }

  async #try({ name, required, refresh }: Source): Promise<void> {
    const { recorder, log, now } = this.#about
    try {
      if (await refresh()) recorder.read(name, now())
      else if (required) recorder.read(name, undefined)
      if (this.#broken.delete(name)) log.info({ source: name }, 'the source can be read again')
    } catch (error) {
      const { message } = error as Error
      recorder.read(name, undefined)
      if (this.#broken.get(name) !== message)
        log.warn({ source: name, reason: message }, 'the source cannot be read')
      this.#broken.set(name, message)
    }
  }
}
