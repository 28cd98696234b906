import { noIncident, type Incident } from './incident.ts'

/** What is known of one container, by its name. */
export interface Container {
  readonly name: string
  /** Unknown until an alert or a state has told it. */
  id?: string
  incident: Incident
  /** In ms of the monotonic clock. */
  endsAt: number
  /** Its state has been seen in Redis: when that is gone, so is the container. */
  hasState: boolean
}

/** The containers that are shown now. */
export class Containers {
  readonly #byName = new Map<string, Container>()
  readonly #ttlMs: number

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs
  }

  /** Makes one known, or known for longer. */
  touch(name: string, now: number): Container {
    const known = this.#byName.get(name)
    const container = known ?? { name, incident: noIncident, endsAt: 0, hasState: false }
    container.endsAt = now + this.#ttlMs
    if (!known) this.#byName.set(name, container)
    return container
  }

  get(name: string): Container | undefined {
    return this.#byName.get(name)
  }

  withId(id: string): Container | undefined {
    return this.all().find((container) => container.id === id)
  }

  all(): readonly Container[] {
    return [...this.#byName.values()]
  }

  /** Takes away and gives those of which nothing was heard for too long. */
  expire(now: number): readonly Container[] {
    const ended = this.all().filter(({ endsAt }) => endsAt <= now)
    ended.forEach(({ name }) => this.#byName.delete(name))
    return ended
  }

  remove(name: string): void {
    this.#byName.delete(name)
  }
}
