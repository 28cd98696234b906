import type { Logger } from 'pino'
import { ended, withinDeadline } from '../deadline.ts'

/** Brings metrics up to date before they are read. */
export type Collect = () => Promise<void> | void

/** All that is to run before a page is written. */
export class Collectors {
  readonly #log: Pick<Logger, 'warn' | 'info'>
  readonly #deadlineMs: number
  readonly #works = new Map<string, Work>()
  #underWay: Promise<void> | undefined

  /** A page that waits for a hung collector is there after the deadline: it stays below 2 s. */
  constructor(log: Pick<Logger, 'warn' | 'info'>, deadlineMs = 1900) {
    this.#log = log
    this.#deadlineMs = deadlineMs
  }

  /** A second work of the same name takes the place of the first. */
  add(name: string, work: Collect): void {
    this.#works.set(name, { name, work, state: 'well', pending: false })
  }

  /** Runs all of them at once; whoever comes meanwhile waits for the same run. Never rejects. */
  async run(): Promise<void> {
    if (this.#works.size === 0) return
    this.#underWay ??= this.#collectAll()
    await this.#underWay
  }

  async #collectAll(): Promise<void> {
    await Promise.all([...this.#works.values()].map((work) => this.#collect(work)))
    this.#underWay = undefined
  }

  /** A work that still hangs from an earlier run is not started again, nor waited for. */
  async #collect(each: Work): Promise<void> {
    if (each.pending) return
    each.pending = true
    try {
      const run = ended(each.work).finally(() => {
        each.pending = false
      })
      const inTime = await withinDeadline(run, this.#deadlineMs)
      this.#tell(each, inTime ? 'well' : 'hung')
    } catch (err) {
      this.#tell(each, 'failed', err)
    }
  }

  /** One line for each change, not for each scrape. */
  #tell(each: Work, state: Work['state'], err?: unknown): void {
    if (each.state === state) return
    each.state = state
    const collector = each.name
    if (state === 'well') this.#log.info({ collector }, 'metrics are collected again')
    else if (state === 'hung')
      this.#log.warn({ collector }, `metrics were not collected within ${this.#deadlineMs} ms`)
    else this.#log.warn({ collector, err }, 'metrics could not be collected')
  }
}

interface Work {
  readonly name: string
  readonly work: Collect
  state: 'well' | 'hung' | 'failed'
  pending: boolean
}
