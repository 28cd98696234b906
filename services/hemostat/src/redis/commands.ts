import type { RedisClientType } from 'redis'
import { deadlineOf } from './deadline.ts'
import { openClient, type Opened } from './open-client.ts'
import type { Counted, Operation } from './operations.ts'
import type { RedisSettings } from './settings.ts'

const openWithinMs = 2000
const answerWithinMs = 2000

/** Commands on a connection that is made when it is needed, and anew after any that failed. */
export class Commands {
  readonly #settings: RedisSettings
  readonly #counted: Counted
  #opening: Promise<Opened> | undefined

  constructor(settings: RedisSettings, counted: Counted) {
    this.#settings = settings
    this.#counted = counted
  }

  /** Rejects when Redis cannot be reached or does not answer in time. */
  async run<T>(operation: Operation, work: (client: RedisClientType) => Promise<T>): Promise<T> {
    const opening = (this.#opening ??= this.#open())
    try {
      const { client } = await opening
      return await this.#counted(operation, () => deadlineOf(work(client), answerWithinMs))
    } catch (error) {
      this.#drop(opening)
      throw error
    }
  }

  close(): void {
    if (this.#opening) this.#drop(this.#opening)
  }

  #open(): Promise<Opened> {
    const opening = this.#counted('connect', () => openClient(this.#settings, openWithinMs))
    const drop = (): void => this.#drop(opening)
    opening.then(({ ended }) => ended.then(drop), drop)
    return opening
  }

  /** Whatever went wrong with it, a new one is cheaper than to find out. */
  #drop(opening: Promise<Opened>): void {
    if (this.#opening === opening) this.#opening = undefined
    opening.then(
      ({ close }) => close(),
      () => {},
    )
  }
}
