/**
 * Gathers what happens and hands it on once nothing has happened for a while, or after ten times that while: files that
 * never rest are seen too.
 */
export class Rest<T> {
  readonly #quietMs: number
  readonly #hand: (gathered: ReadonlyMap<T, number>) => void
  #gathered = new Map<T, number>()
  #timer: NodeJS.Timeout | undefined
  #latest = 0

  /** What is handed on has the time of its first happening, in milliseconds of the monotonic clock. */
  constructor(quietMs: number, hand: (gathered: ReadonlyMap<T, number>) => void) {
    this.#quietMs = quietMs
    this.#hand = hand
  }

  get size(): number {
    return this.#gathered.size
  }

  add(thing: T): void {
    const now = performance.now()
    if (this.#gathered.size === 0) this.#latest = now + 10 * this.#quietMs
    if (!this.#gathered.has(thing)) this.#gathered.set(thing, now)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(this.#quietMs, this.#latest - now)))
  }

  flush(): void {
    clearTimeout(this.#timer)
    const gathered = this.#gathered
    this.#gathered = new Map()
    if (gathered.size > 0) this.#hand(gathered)
  }

  /** Forgets what it has gathered. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#gathered.clear()
  }
}
