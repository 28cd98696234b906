import type { Listener } from './link.ts'

/** Characters that may wait: as much as Redis itself would hold for a subscriber before it gives it up. */
const mostWaiting = 64_000_000
/** How long one slice of work may hold up everything else, in ms. */
const sliceMs = 10

/**
 * Takes messages off the connection at once and works through them in slices. Redis closes the connection of a subscriber
 * for which 32 MB wait; here they may wait longer, and scrapes are answered meanwhile. When too much waits here as well,
 * it is worked through before more is read.
 */
export class Inbox {
  readonly #work: Listener
  #waiting: (readonly [channel: string, message: string])[] = []
  #next = 0
  #size = 0
  #scheduled = false

  constructor(work: Listener) {
    this.#work = work
  }

  push(channel: string, message: string): void {
    this.#waiting.push([channel, message])
    this.#size += message.length
    while (this.#size > mostWaiting) this.#workOne()
    this.#schedule()
  }

  /** Works through all that waits. */
  empty(): void {
    while (this.#next < this.#waiting.length) this.#workOne()
    this.#waiting = []
    this.#next = 0
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.#slice())
  }

  #slice(): void {
    this.#scheduled = false
    const until = performance.now() + sliceMs
    while (this.#next < this.#waiting.length && performance.now() < until) this.#workOne()
    if (this.#next < this.#waiting.length) return this.#schedule()
    this.#waiting = []
    this.#next = 0
  }

  #workOne(): void {
    const one = this.#waiting[this.#next]
    if (!one) return
    this.#next++
    this.#size -= one[1].length
    this.#work(...one)
  }
}
