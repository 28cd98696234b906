import type { Logger } from 'pino'
import { ended, withinDeadline } from '../deadline.ts'

/** What must hold for a service to be ready, by name. A check that throws, or takes longer than 2 s, fails. */
export type ReadyChecks = Readonly<Record<string, () => Promise<void> | void>>

const checkDeadlineMs = 2000

/** Whether a service can do its work now. */
export class Readiness {
  readonly #checks: ReadyChecks
  readonly #log: Logger
  readonly #onStop: (() => void)[] = []
  #stopping = false
  #lastFailing = ''

  constructor(checks: ReadyChecks, log: Logger) {
    this.#checks = checks
    this.#log = log
  }

  /** From now on the service is not ready, whatever its checks say. */
  stop(): void {
    this.#stopping = true
    for (const tell of this.#onStop.splice(0)) tell()
  }

  /** Tells when the service begins to stop. */
  onStop(tell: () => void): void {
    this.#onStop.push(tell)
  }

  get stopping(): boolean {
    return this.#stopping
  }

  /** The reason of each failing check, by its name; undefined for one that holds. */
  async check(): Promise<ReadonlyMap<string, unknown>> {
    const names = Object.keys(this.#checks)
    const results = await Promise.all(Object.values(this.#checks).map(reasonOfFailure))
    const reasons = new Map(names.map((name, at) => [name, results[at]]))
    if (this.#stopping) reasons.set('stopping', 'The service is stopping.')
    this.#tellChange(reasons)
    return reasons
  }

  /** Probes come every few seconds: only a change is worth a line. */
  #tellChange(reasons: ReadonlyMap<string, unknown>): void {
    const failing = failingOf(reasons)
    if (failing.join() === this.#lastFailing) return
    this.#lastFailing = failing.join()
    if (failing.length === 0) this.#log.info('ready')
    else this.#log.warn({ failing, err: reasons.get(failing[0] as string) }, 'not ready')
  }
}

export const failingOf = (reasons: ReadonlyMap<string, unknown>): readonly string[] =>
  [...reasons].filter(([, reason]) => reason !== undefined).map(([name]) => name)

const reasonOfFailure = async (check: () => Promise<void> | void): Promise<unknown> => {
  try {
    const inTime = await withinDeadline(ended(check), checkDeadlineMs)
    return inTime ? undefined : new Error(`The check did not end within ${checkDeadlineMs} ms.`)
  } catch (error) {
    return error ?? 'The check failed without a reason.'
  }
}
