import { agents } from '@octoscope/hemostat/metrics'
import type { RedisClientType } from 'redis'
import { usage } from '../events/payloads.ts'
import { microsOf, readTimestamp, secondsOf } from '../events/timestamp.ts'
import { keys } from '../keys.ts'
import type { Commands } from '../redis/commands.ts'
import { containerState, heartbeat, readState, remediationHistory } from '../states.ts'
import type { Clock } from '../clock.ts'
import type { Ledger } from './ledger.ts'
import type { ExporterInstruments } from './measure.ts'
import type { Presence } from './presence.ts'

export interface StateReaderOptions {
  readonly commands: Commands
  readonly ledger: Ledger
  readonly presence: Presence
  readonly metrics: ExporterInstruments
  readonly clock: Clock
  readonly cooldownSeconds: number
}

/** More states than containers may be shown: the rest would only overflow. */
const mostStates = 1000
const perScan = 500

/** Reads the keys of the agents into the ledger, once for each call. */
export class StateReader {
  readonly #with: StateReaderOptions

  constructor(options: StateReaderOptions) {
    this.#with = options
  }

  /** Rejects when Redis cannot be read; then nothing changes, and the source is told as down. */
  async read(): Promise<void> {
    const { commands, metrics, ledger, clock } = this.#with
    try {
      const found = await commands.run('read', (client) => this.#fetch(client))
      const ids = new Set(found.states.map(([id]) => id))
      for (const [id, text] of found.states) this.#see(id, text)
      ledger.only(ids)
      found.histories.forEach(([name, text]) => this.#coolDown(name, text))
      found.heartbeats.forEach((text) => this.#beat(text))
      metrics.sourceUp.set(1, { source: 'state' })
      metrics.sourceLastSuccess.set(clock.wall() / 1000, { source: 'state' })
    } catch (error) {
      metrics.sourceUp.set(0, { source: 'state' })
      throw error
    }
  }

  async #fetch(client: RedisClientType) {
    const stateKeys = await scan(client, keys.containerStates)
    const names = this.#with.ledger.containers.all().map(({ name }) => name)
    const [states, histories, heartbeats] = await Promise.all([
      valuesOf(client, stateKeys),
      valuesOf(client, names.map(keys.remediationHistory)),
      valuesOf(client, agents.map(keys.heartbeat)),
    ])
    const prefix = keys.containerState('').length
    return {
      states: present(states).map(([at, text]) => [(stateKeys[at] ?? '').slice(prefix), text] as const),
      histories: present(histories).map(([at, text]) => [names[at] ?? '', text] as const),
      heartbeats: present(heartbeats).map(([, text]) => text),
    }
  }

  #see(id: string, text: string): void {
    const { ledger } = this.#with
    const state = readState(containerState, text)
    if (typeof state === 'object') {
      const { container_id, container_name, timestamp } = state
      const time = readTimestamp(timestamp)
      if (time === undefined) return this.#refuse('wrong_data')
      return ledger.see({ time, container: { container_id, container_name }, usage: state })
    }
    if (state === 'no_json' || typeof readState(usage, text) === 'string') return this.#refuse(state)
    // The usage alone: an alert has told of it, and more, unless that was before this process.
    if (!ledger.keep(id)) this.#refuse('nameless')
  }

  #coolDown(name: string, text: string): void {
    const history = readState(remediationHistory, text)
    if (typeof history === 'string') return this.#refuse(history)
    const { last_action_timestamp: last } = history
    const began = typeof last === 'number' ? microsOf(last * 1000) : readTimestamp(last)
    if (began === undefined) return this.#refuse('wrong_data')
    this.#with.ledger.coolDown(name, secondsOf(began) + this.#with.cooldownSeconds)
  }

  #beat(text: string): void {
    const beat = readState(heartbeat, text)
    if (typeof beat === 'string') return this.#refuse(beat)
    const [startedAt, time] = [readTimestamp(beat.started_at), readTimestamp(beat.timestamp)]
    if (startedAt === undefined || time === undefined) return this.#refuse('wrong_data')
    this.#with.presence.announced({ agent: beat.agent, startedAt, time })
  }

  #refuse(reason: 'no_json' | 'wrong_data' | 'nameless'): void {
    this.#with.metrics.sourceParseErrors.add(1, { source: 'state', reason })
  }
}

const scan = async (client: RedisClientType, pattern: string): Promise<readonly string[]> => {
  const found = new Set<string>()
  for await (const batch of client.scanIterator({ MATCH: pattern, COUNT: perScan })) {
    for (const key of batch) if (found.size < mostStates) found.add(key)
  }
  return [...found]
}

const valuesOf = async (
  client: RedisClientType,
  names: readonly string[],
): Promise<readonly (string | null)[]> => (names.length === 0 ? [] : client.mGet([...names]))

/** Those that are there, with their places. */
const present = (values: readonly (string | null)[]): readonly (readonly [at: number, text: string])[] =>
  values.flatMap((text, at) => (text === null ? [] : [[at, text] as const]))
