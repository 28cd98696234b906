import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { Link, Listener } from './link.ts'

export interface Ears {
  readonly onMessage: Listener
  /** Told of each change of whether a published event would be heard. */
  readonly onConnected: (connected: boolean) => void
  /** A subscription stands again after one was lost; what was published in these seconds is lost. */
  readonly onResubscribed: (gapSeconds: number) => void
  /** A connection that could not be made or was lost, told once for each cause. */
  readonly onTrouble: (cause: unknown) => void
}

/**
 * How soon a silent server is noticed: at most `pingEveryMs + answerWithinMs` after its last answer, and no promise of
 * three seconds is broken when the process is busy for half a second.
 */
export const patience = { pingEveryMs: 750, answerWithinMs: 1500, retryAfterMs: 250, giveWayMs: 250 } as const

/**
 * A subscription that is kept up for as long as the process lives, and is never believed in: a connection that does not
 * answer is one that may be dead, or one of a server that sleeps. A second one is made then. If that one can subscribe
 * while the first is still silent, it takes its place; if the first answers again, nothing was lost and it stays.
 */
export class Subscription {
  readonly #open: () => Promise<Link>
  readonly #ears: Ears
  readonly #stopped = new AbortController()
  #running: Promise<void> = Promise.resolve()
  #held: Link | undefined
  /** Told of the next message, while the connection is in doubt. */
  #sign: (() => void) | undefined
  #connected: boolean | undefined
  #lastTrouble = ''
  /** When the server was last heard of, by an answer or a message. In ms of the monotonic clock. */
  #heardAt: number | undefined

  constructor(open: () => Promise<Link>, ears: Ears) {
    this.#open = open
    this.#ears = ears
  }

  start(): void {
    this.#tell(false)
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#running
  }

  get #live(): boolean {
    return !this.#stopped.signal.aborted
  }

  async #run(): Promise<void> {
    let next: Link | undefined
    while (this.#live) {
      const link: Link | undefined = next ?? (await this.#connect())
      next = undefined
      if (!link) continue
      this.#begin(link)
      next = await this.#hold(link)
      // Its end is ours from here on, and tells nothing of the connection that took its place.
      this.#held = undefined
      link.close()
    }
    next?.close()
    this.#tell(false)
  }

  /** A link, or after a while none. */
  async #connect(): Promise<Link | undefined> {
    const link = await this.#try()
    if (!link) await this.#pause(patience.retryAfterMs)
    return link
  }

  async #try(): Promise<Link | undefined> {
    try {
      return await this.#open()
    } catch (error) {
      this.#trouble(error)
      return undefined
    }
  }

  #begin(link: Link): void {
    const now = performance.now()
    const lost = this.#heardAt
    this.#heardAt = now
    this.#held = link
    this.#lastTrouble = ''
    link.listen((channel, message) => {
      this.#heardAt = performance.now()
      this.#sign?.()
      this.#ears.onMessage(channel, message)
    })
    this.#tell(true)
    if (lost !== undefined) this.#ears.onResubscribed((now - lost) / 1000)
  }

  /** Watches over a link until it ends. Gives the link that takes its place, if there is one already. */
  async #hold(link: Link): Promise<Link | undefined> {
    const end = link.ended.then((cause) => {
      if (this.#held === link) {
        this.#tell(false)
        this.#trouble(cause)
      }
      return { ended: true } as const
    })
    while (this.#live) {
      const ping = link.ping().then(
        () => 'answered' as const,
        () => end,
      )
      const waiting = new AbortController()
      const first = await Promise.race([ping, end, this.#silence(waiting.signal)])
      waiting.abort()
      if (first === 'silent') {
        const successor = await this.#doubt(ping, end)
        if (successor === 'ended') return undefined
        if (successor) return successor
      } else if (first !== 'answered') return undefined
      this.#heardAt = performance.now()
      if (await Promise.race([end, this.#pause(patience.pingEveryMs)])) return undefined
    }
    return undefined
  }

  /**
   * Over when nothing has come for as long as an answer may take, and this process had time to read it. While messages
   * come, the answer only waits behind them.
   */
  async #silence(answered: AbortSignal): Promise<'silent'> {
    const asked = performance.now()
    const quiet = (): number => performance.now() - Math.max(asked, this.#heardAt ?? 0)
    while (this.#live && !answered.aborted && quiet() < patience.answerWithinMs) {
      await this.#pause(patience.answerWithinMs - quiet())
      for (let turn = 0; turn < 3; turn++) await nextTurn()
    }
    return 'silent'
  }

  /** The link is silent: either it answers after all, or it ends, or another one takes its place. */
  async #doubt(ping: Promise<unknown>, end: Promise<unknown>): Promise<Link | 'ended' | undefined> {
    this.#tell(false)
    this.#trouble(new Error(`Redis has not answered for ${patience.answerWithinMs} ms.`))
    const spoke = new Promise<'answered'>((resolve) => {
      this.#sign = () => resolve('answered')
    })
    const first = Promise.race([
      spoke,
      ping.then((answer) => (answer === 'answered' ? answer : 'ended')),
      end.then(() => 'ended'),
    ])
    while (this.#live) {
      const another = this.#connect()
      const found = await Promise.race([first, another])
      if (typeof found !== 'string' && !found) continue
      // Both may come alive in the same moment, when the server wakes up. Then the first has missed nothing.
      const verdict =
        typeof found === 'string' ? found : await Promise.race([first, wait(patience.giveWayMs, 'silent')])
      if (verdict === 'silent') return found as Link
      void another.then((link) => link?.close())
      if (verdict === 'ended') return 'ended'
      this.#sign = undefined
      this.#tell(true)
      return undefined
    }
    return undefined
  }

  #tell(connected: boolean): void {
    if (connected === this.#connected) return
    this.#connected = connected
    this.#ears.onConnected(connected)
  }

  #trouble(cause: unknown): void {
    const text = cause instanceof Error ? cause.message : String(cause)
    if (text === this.#lastTrouble) return
    this.#lastTrouble = text
    this.#ears.onTrouble(cause)
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stopped.signal }).catch(() => {})
  }
}
