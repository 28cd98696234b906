import type { Agent, Channel, redisOperations } from '@octoscope/hemostat/metrics'
import type { CounterInstrument, Telemetry } from '@octoscope/telemetry'
import { microsOf, writeTimestamp, type Micros } from '../events/timestamp.ts'
import type { ChannelData, EventOn } from '../events/event.ts'
import { readEvent } from '../events/read-event.ts'
import { writeEvent } from '../events/write-event.ts'
import { keys, ttl } from '../keys.ts'
import { Commands } from '../redis/commands.ts'
import { openLink } from '../redis/link.ts'
import { countedInto, type Counted } from '../redis/operations.ts'
import { readRedisSettings, type RedisSettings } from '../redis/settings.ts'
import { Subscription } from '../redis/subscription.ts'
import { repeat, type Repeated } from '../repeat.ts'

/** What every agent has: its telemetry with the operations on Redis. */
export interface AgentTelemetry {
  readonly log: Telemetry['log']
  readonly metrics: { readonly redisOperations: CounterInstrument<(typeof redisOperations)['labels']> }
}

type Heard = { readonly [C in Channel]?: (event: EventOn<C>) => Promise<void> }

const heartbeatEveryMs = 15_000
const linkWithinMs = 2000

/** An agent's place on the bus: it beats, publishes, keeps keys, and hears others, until it is stopped. */
export class Bus {
  readonly agent: Agent
  readonly commands: Commands
  readonly #settings: RedisSettings
  readonly #counted: Counted
  readonly #log: Telemetry['log']
  readonly #heartbeat: Repeated
  #subscription: Subscription | undefined
  /** Events are worked through one after the other, in the order in which they came. */
  #work: Promise<void> = Promise.resolve()

  constructor(agent: Agent, { log, metrics }: AgentTelemetry, env: NodeJS.ProcessEnv) {
    this.agent = agent
    this.#settings = readRedisSettings(env)
    this.#counted = countedInto(metrics.redisOperations)
    this.#log = log
    this.commands = new Commands(this.#settings, this.#counted)
    this.#heartbeat = repeat({
      work: beats(agent, this.commands),
      everyMs: heartbeatEveryMs,
      log,
      task: 'heartbeat',
    })
  }

  /** Publishes an event as of now. Rejects when Redis did not take it. */
  async publish<C extends Channel>(channel: C, data: ChannelData[C]): Promise<void> {
    const message = writeEvent(channel, { agent: this.agent, time: now(), data })
    await this.commands.run('publish', (client) => client.publish(channel, message))
  }

  /** Works through the events of some channels. What is malformed is told and skipped; what a work throws ends nothing. */
  hear(heard: Heard): void {
    const channels = Object.keys(heard)
    this.#subscription = new Subscription(
      () =>
        openLink({ settings: this.#settings, channels, counted: this.#counted, deadlineMs: linkWithinMs }),
      {
        onMessage: (channel, message) => this.#take(heard, channel as Channel, message),
        onConnected: (connected) => {
          if (connected) this.#log.info({ redis: this.#settings.place }, 'subscribed')
        },
        onResubscribed: (gapSeconds) => this.#log.warn({ gapSeconds }, 'events of this time were not heard'),
        onTrouble: (err) =>
          this.#log.warn({ err, redis: this.#settings.place }, 'not subscribed; trying again'),
      },
    )
    this.#subscription.start()
  }

  async stop(): Promise<void> {
    await Promise.all([this.#heartbeat.stop(), this.#subscription?.stop()])
    await this.#work
    this.commands.close()
  }

  #take(heard: Heard, channel: Channel, message: string): void {
    const event = readEvent(channel, message)
    if (typeof event === 'string') return this.#log.warn({ channel, reason: event }, 'an event is malformed')
    // The work is that of the channel, which an index into the table cannot tell the compiler.
    const work = heard[channel] as (of: EventOn<Channel>) => Promise<void>
    this.#work = this.#work
      .then(() => work(event))
      .catch((err: unknown) => this.#log.error({ err, channel }, 'an event could not be worked through'))
  }
}

export const now = (): Micros => microsOf(Date.now())

const beats = (agent: Agent, commands: Commands) => {
  const started_at = writeTimestamp(now())
  return async (): Promise<void> => {
    const beat = JSON.stringify({ agent, started_at, timestamp: writeTimestamp(now()) })
    await commands.run('write', (client) => client.set(keys.heartbeat(agent), beat, { EX: ttl.heartbeat }))
  }
}
