import { answers } from './answers.ts'
import { launch, type Launched } from './launch.ts'
import { lastLines } from './log-tail.ts'
import { poll } from './poll.ts'
import type { Program } from './program.ts'

/** `exited` by itself or by a stranger's hand; `stopped` by ours. `missing`: the machine has no such program. */
export type State = 'missing' | 'stopped' | 'starting' | 'ready' | 'exited'

export interface Surroundings {
  readonly logFile: string
  /** How long a start may take, and how long a stop waits before it is forced. */
  readonly startWithinMs: number
  readonly stopWithinMs: number
  readonly onChange: (part: Part) => void
}

/** A program and, while it runs, its process. */
export class Part {
  readonly program: Program
  readonly #surroundings: Surroundings
  #state: State = 'stopped'
  #launched: Launched | undefined

  constructor(program: Program, surroundings: Surroundings) {
    this.program = program
    this.#surroundings = surroundings
  }

  get state(): State {
    return this.#state
  }

  /** How the last process ended; undefined while it runs. */
  get ending(): string | undefined {
    return this.#launched?.ending()
  }

  get pid(): number | undefined {
    return this.#launched?.pid
  }

  get logFile(): string {
    return this.#surroundings.logFile
  }

  /** The machine lacks the program; it will not be started. */
  markMissing(): void {
    this.#become('missing')
  }

  /** Resolves when the part is ready. Throws, with its last lines, when it ends before or is not ready in time. */
  async start(signal?: AbortSignal): Promise<void> {
    if (this.#launched && this.ending === undefined)
      throw new Error(`${this.program.name} must have ended to be started; it runs.`)
    const { logFile, startWithinMs: withinMs } = this.#surroundings
    this.#become('starting')
    const launched = await launch(this.program, logFile)
    this.#launched = launched
    void launched.ended.then(() => this.#noticeEnd(launched))

    const answer = await poll(() => this.#readiness(launched), { withinMs, signal })
    if (answer !== 'ready')
      throw new Error(`${this.#complaint(answer, withinMs)} ${await lastLines(logFile)}`)
    this.#become('ready')
  }

  /** SIGTERM, and SIGKILL when that does not end it in time. Resolves when the process is gone. */
  async stop(): Promise<void> {
    const launched = this.#launched
    if (!launched || this.#state === 'exited' || this.#state === 'stopped') return
    this.#become('stopped')
    launched.signal('SIGTERM')
    const force = setTimeout(() => launched.signal('SIGKILL'), this.#surroundings.stopWithinMs)
    await launched.ended
    clearTimeout(force)
  }

  /** SIGKILL: an end that the part cannot prepare for. Resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#launched?.signal('SIGKILL')
    await this.#launched?.ended
  }

  async #readiness({ ending }: Launched): Promise<'ready' | 'ended' | undefined> {
    if (ending() !== undefined) return 'ended'
    return (await answers(this.program.ready)) ? 'ready' : undefined
  }

  #complaint(answer: 'ended' | undefined, withinMs: number): string {
    const { name, ready } = this.program
    return answer === 'ended'
      ? `${name} must stay up; it ended while it started (${this.ending}).`
      : `${name} must answer ${ready}${ready.startsWith('http') ? ' with 2xx' : ''} within ${withinMs / 1000} s; it did not.`
  }

  #noticeEnd(launched: Launched): void {
    if (launched === this.#launched && this.#state !== 'stopped') this.#become('exited')
  }

  #become(state: State): void {
    this.#state = state
    this.#surroundings.onChange(this)
  }
}
