import { createHash } from 'node:crypto'
import type { Condition, Life } from './lives.ts'

export interface Contained {
  /** Docker's long id. */
  readonly id: string
  readonly name: string
  readonly life: Life
  /** In seconds of the world's clock. */
  bornAt: number
}

/** Containers and their lives, by a clock that is passed in. Nothing real is touched. */
export class World {
  readonly #seconds: () => number
  readonly #containers = new Map<string, Contained>()

  constructor(lives: Readonly<Record<string, Life>>, seconds: () => number) {
    this.#seconds = seconds
    for (const [name, life] of Object.entries(lives)) this.make(name, life)
  }

  /** A container that begins now. Under an old name it is a new one, with an id of its own. */
  make(name: string, life: Life): Contained {
    const bornAt = this.#seconds()
    const id = createHash('sha256').update(`${name} ${bornAt} ${this.#containers.size}`).digest('hex')
    const container = { id, name, life, bornAt }
    this.#containers.set(name, container)
    return container
  }

  remove(name: string): void {
    this.#containers.delete(name)
  }

  all(): readonly Contained[] {
    return [...this.#containers.values()]
  }

  /** By its name, its id, or the beginning of its id, as the engine takes them. */
  find(of: string): Contained | undefined {
    return this.#containers.get(of) ?? this.all().find(({ id }) => id.startsWith(of))
  }

  condition({ life, bornAt }: Contained): Condition {
    return life(this.#seconds() - bornAt)
  }

  restart(container: Contained): void {
    container.bornAt = this.#seconds()
  }
}
