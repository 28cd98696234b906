import type { monitor } from '@octoscope/hemostat/services'
import type { Telemetry } from '@octoscope/telemetry'
import { engineAsk, engineReader, type EngineReader } from '../../engine/engine.ts'
import { readEngineSettings } from '../../engine/settings.ts'
import { writeTimestamp } from '../../events/timestamp.ts'
import { keys, ttl } from '../../keys.ts'
import { repeat } from '../../repeat.ts'
import { Bus, now } from '../bus.ts'
import { anomaliesOf, type Thresholds } from './anomalies.ts'
import { readMonitorSettings } from './config.ts'
import { lookAround, type Seen } from './look.ts'

type MonitorTelemetry = Telemetry<(typeof monitor)['metrics']>

/** Looks at the containers on a schedule, raises alerts, and leaves the state of each in Redis. */
export const startMonitor = (telemetry: MonitorTelemetry, env: NodeJS.ProcessEnv) => {
  const { lookEveryMs, thresholds } = readMonitorSettings(env)
  const engine = engineReader(engineAsk(readEngineSettings(env), telemetry.metrics.engineRequests))
  const bus = new Bus('monitor', telemetry, env)
  const round = new Round({ telemetry, engine, bus, thresholds })
  const looking = repeat({
    work: () => round.once(),
    everyMs: lookEveryMs,
    log: telemetry.log,
    task: 'look at the containers',
  })
  return {
    stop: async () => {
      await looking.stop()
      await bus.stop()
    },
  }
}

interface RoundOptions {
  readonly telemetry: MonitorTelemetry
  readonly engine: EngineReader
  readonly bus: Bus
  readonly thresholds: Thresholds
}

/** One look after the other, each knowing whom the last one saw. */
class Round {
  readonly #with: RoundOptions
  #last: ReadonlySet<string> = new Set()

  constructor(options: RoundOptions) {
    this.#with = options
  }

  /** Rejects when the engine or Redis does not answer. */
  async once(): Promise<void> {
    const { telemetry, bus } = this.#with
    const began = performance.now()
    const seen = await this.#look()
    await telemetry.span('tell', async () => {
      for (const one of seen) await this.#tell(one)
    })
    const ids = new Set(seen.map(({ id }) => id))
    const gone = [...this.#last].filter((id) => !ids.has(id)).map(keys.containerState)
    if (gone.length > 0) await bus.commands.run('write', (client) => client.del(gone))
    this.#last = ids
    telemetry.metrics.lookDuration.record((performance.now() - began) / 1000)
  }

  async #look(): Promise<readonly Seen[]> {
    const { telemetry, engine } = this.#with
    const { sourceUp, sourceLastSuccess } = telemetry.metrics
    try {
      const seen = await telemetry.span('look', () => lookAround(engine))
      sourceUp.set(1, { source: 'docker' })
      sourceLastSuccess.set(Date.now() / 1000, { source: 'docker' })
      return seen
    } catch (error) {
      sourceUp.set(0, { source: 'docker' })
      throw error
    }
  }

  /** The alert before the state: who reads the state then has heard why it changed. */
  async #tell(seen: Seen): Promise<void> {
    const { bus, thresholds } = this.#with
    const anomalies = anomaliesOf(seen, thresholds)
    if (anomalies.length === 0) return this.#leave(seen.id, healthyState(seen))
    await bus.publish('hemostat:health_alert', {
      container_id: seen.id,
      container_name: seen.name,
      image: seen.image,
      status: seen.status,
      metrics: seen.usage,
      anomalies: [...anomalies],
      health_status: seen.health,
      exit_code: seen.exitCode,
      restart_count: seen.restarts,
    })
    await this.#leave(seen.id, seen.usage)
  }

  async #leave(id: string, state: object): Promise<void> {
    await this.#with.bus.commands.run('write', (client) =>
      client.set(keys.containerState(id), JSON.stringify(state), { EX: ttl.containerState }),
    )
  }
}

const healthyState = ({ id, name, status, health, usage }: Seen) => ({
  container_id: id,
  container_name: name,
  status,
  ...usage,
  health_status: health,
  timestamp: writeTimestamp(now()),
})
