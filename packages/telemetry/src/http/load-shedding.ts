import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import { answerOverloaded } from './error-answers.ts'

const lookMs = 500
/** Two looks: by then a loop that is free again is seen as free. */
const retryAfterSeconds = 1
const resolutionMs = 20
const quietMs = 30_000

/**
 * Refuses work while the event loop is held. A server at full throughput makes many short turns, and refuses nothing.
 * Where turns are long every request waits for others, and so do the probes. It refuses after two long looks in a row:
 * a single long turn, as at a start, is over when it is seen.
 */
export class LoadShedding {
  readonly #maxDelayMs: number
  readonly #log: Logger
  readonly #now: () => number
  #wasLong = false
  #lastLine = -Infinity
  #shed = 0
  /** Whether work is refused now. */
  active = false

  constructor(maxDelayMs: number, log: Logger, now = () => performance.now()) {
    this.#maxDelayMs = maxDelayMs
    this.#log = log
    this.#now = now
  }

  /** Looks at the event loop for as long as the app listens. */
  follow(app: FastifyInstance): void {
    const turns = monitorEventLoopDelay({ resolution: resolutionMs })
    let timer: NodeJS.Timeout | undefined
    app.addHook('onListen', (done) => {
      turns.enable()
      timer = setInterval(() => {
        this.look(turnMs(turns))
        turns.reset()
      }, lookMs).unref()
      done()
    })
    app.addHook('onClose', (_, done) => {
      clearInterval(timer)
      turns.disable()
      done()
    })
  }

  /** Takes what was seen since the last look. */
  look(delayMs: number): void {
    const isLong = delayMs > this.#maxDelayMs
    this.active = isLong && this.#wasLong
    this.#wasLong = isLong
    if (this.active || this.#shed > 0) this.#tell(delayMs)
  }

  shed(reply: FastifyReply): void {
    this.#shed++
    answerOverloaded(reply, retryAfterSeconds)
  }

  /** At most one line in 30 s: under a load that is just too much, work is shed and taken by turns. */
  #tell(delayMs: number): void {
    if (this.#now() - this.#lastLine < quietMs) return
    this.#lastLine = this.#now()
    const told = { event_loop_delay_ms: Math.round(delayMs), requests_shed: this.#shed }
    this.#shed = 0
    if (this.active) this.#log.warn(told, 'work is shed: the event loop is held')
    else this.#log.info(told, 'work is taken again')
  }
}

/**
 * How long the turn of the event loop is that a request meets which comes at any moment: the mean of all turns, each
 * weighted by its own length, in ms. The plain mean would count ten short turns after a long one as rest.
 */
const turnMs = ({ mean, stddev }: ReturnType<typeof monitorEventLoopDelay>): number =>
  (mean + stddev ** 2 / mean) / 1e6
