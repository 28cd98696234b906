/** What waits for an agent: files, each with the time when it changed. */
type Waiting = Map<string, number>

export interface Work {
  readonly files: readonly string[]
  /** When the first of them changed, in milliseconds of the monotonic clock. */
  readonly since: number
}

interface Line {
  waiting: Waiting
  running: boolean
}

/**
 * Runs work for agents, so many at once and one for each agent. What comes while an agent runs waits together for its next
 * run.
 */
export class RunQueue {
  readonly #concurrency: number
  readonly #run: (agent: string, work: Work) => Promise<void>
  readonly #lines = new Map<string, Line>()
  #running = 0
  #stopped = false
  #idle: (() => void)[] = []

  constructor(concurrency: number, run: (agent: string, work: Work) => Promise<void>) {
    this.#concurrency = concurrency
    this.#run = run
  }

  add(agent: string, files: ReadonlyMap<string, number>): void {
    if (this.#stopped) return
    const line = this.#line(agent)
    for (const [file, at] of files) if (!line.waiting.has(file)) line.waiting.set(file, at)
    this.#next()
  }

  /** Runs of an agent that wait or are under way. */
  depth(agent: string): number {
    const { waiting, running } = this.#line(agent)
    return Number(waiting.size > 0) + Number(running)
  }

  /** Takes no more work, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const line of this.#lines.values()) line.waiting.clear()
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #line(agent: string): Line {
    const line = this.#lines.get(agent) ?? { waiting: new Map(), running: false }
    this.#lines.set(agent, line)
    return line
  }

  #next(): void {
    for (const [agent, line] of this.#lines) {
      if (this.#running >= this.#concurrency) return
      if (!line.running && line.waiting.size > 0) void this.#start(agent, line)
    }
  }

  async #start(agent: string, line: Line): Promise<void> {
    const work = { files: [...line.waiting.keys()], since: Math.min(...line.waiting.values()) }
    line.waiting = new Map()
    line.running = true
    this.#running += 1
    try {
      await this.#run(agent, work)
    } finally {
      line.running = false
      this.#running -= 1
      // Who has waited longest stands first.
      this.#lines.delete(agent)
      this.#lines.set(agent, line)
      this.#next()
      if (this.#running === 0) this.#idle.splice(0).forEach((resolve) => resolve())
    }
  }
}
