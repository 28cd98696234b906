import { agents, type Agent } from '@octoscope/hemostat/metrics'
import type { Clock } from '../clock.ts'
import { secondsOf, type Micros } from '../events/timestamp.ts'
import type { ExporterInstruments } from './measure.ts'

/** What an agent announces of itself. */
export interface Heartbeat {
  readonly agent: Agent
  readonly startedAt: Micros
  readonly time: Micros
}

interface Sign {
  /** Announced, or when it was first heard of. */
  since: Micros
  announced: boolean
  lastAt: Micros
}

/** An agent that announces nothing and says nothing for so long may have gone: how long it has been up is not known. */
const forgottenAfterMs = 300_000

/** Who of the agents is there. */
export class Presence {
  readonly #metrics: ExporterInstruments
  readonly #clock: Clock
  readonly #startedAt: number
  readonly #signs = new Map<Agent, Sign>()

  constructor(metrics: ExporterInstruments, clock: Clock) {
    this.#metrics = metrics
    this.#clock = clock
    this.#startedAt = clock.monotonic()
  }

  /** An agent has published an event. */
  spoke(name: string, time: Micros): void {
    const agent = agents.find((each) => each === name)
    if (agent) this.#hear(agent, time)
  }

  /** The monitor has left a state: it looks on a schedule. */
  looked(time: Micros): void {
    this.#hear('monitor', time)
    this.#beat('monitor', time)
  }

  announced({ agent, startedAt, time }: Heartbeat): void {
    const sign = this.#hear(agent, time)
    sign.since = startedAt
    sign.announced = true
    this.#beat(agent, time)
  }

  /** How long each has been up, as of now. */
  settle(): void {
    const { agentUptime } = this.#metrics
    agentUptime.set((this.#clock.monotonic() - this.#startedAt) / 1000, { agent_name: 'metrics' })
    const now = this.#clock.wall() * 1000
    for (const [agent, { since, lastAt }] of this.#signs) {
      if (now - lastAt > forgottenAfterMs * 1000) agentUptime.remove({ agent_name: agent })
      else agentUptime.set(Math.max(0, secondsOf(now - since)), { agent_name: agent })
    }
  }

  #hear(agent: Agent, time: Micros): Sign {
    const known = this.#signs.get(agent)
    const anew = known !== undefined && !known.announced && time - known.lastAt > forgottenAfterMs * 1000
    const sign = known && !anew ? known : { since: time, announced: false, lastAt: time }
    if (sign !== known) this.#signs.set(agent, sign)
    sign.lastAt = Math.max(sign.lastAt, time)
    this.#metrics.agentLastEvent.set(secondsOf(sign.lastAt), { agent })
    return sign
  }

  #beat(agent: Agent, time: Micros): void {
    this.#metrics.agentHeartbeat.set(secondsOf(time), { agent })
  }
}
