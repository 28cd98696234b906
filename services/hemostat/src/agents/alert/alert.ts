import { channels, type Channel } from '@octoscope/hemostat/metrics'
import type { alertAgent } from '@octoscope/hemostat/services'
import type { Telemetry } from '@octoscope/telemetry'
import { forms, type EventOn } from '../../events/event.ts'
import { writeTimestamp } from '../../events/timestamp.ts'
import { keys, ttl } from '../../keys.ts'
import { Bus, now } from '../bus.ts'
import { pushTo } from '../../redis/push-to.ts'
import { readDestinations, type Destination } from './config.ts'
import { messageOf, type Message } from './message.ts'
import { send } from './send.ts'

type AlertTelemetry = Telemetry<(typeof alertAgent)['metrics']>

/** Keeps the last events in Redis, and tells people of those that matter, each once a minute for a container. */
export const startAlert = (telemetry: AlertTelemetry, env: NodeJS.ProcessEnv) => {
  const destinations = readDestinations(env)
  const bus = new Bus('alert', telemetry, env)
  const notify = new Notify({ telemetry, bus, destinations })
  bus.hear(
    Object.fromEntries(
      channels.map((channel) => [channel, (event: EventOn<Channel>) => notify.of(channel, event)]),
    ),
  )
  return bus
}

interface NotifyOptions {
  readonly telemetry: AlertTelemetry
  readonly bus: Bus
  readonly destinations: readonly Destination[]
}

class Notify {
  readonly #with: NotifyOptions

  constructor(options: NotifyOptions) {
    this.#with = options
  }

  async of(channel: Channel, event: EventOn<Channel>): Promise<void> {
    const { telemetry } = this.#with
    const type = forms[channel].eventType
    await this.#keep(type, event).catch((err: unknown) =>
      telemetry.log.warn({ err }, 'an event could not be kept'),
    )
    const message = messageOf(channel, event)
    if (message) await telemetry.span('notify', () => this.#tell(message, { type, told: event }))
  }

  async #keep(type: string, { data }: EventOn<Channel>): Promise<void> {
    const entry = { timestamp: writeTimestamp(now()), agent: 'alert', event_type: type, data }
    await this.#with.bus.commands.run('write', async (client) => {
      for (const key of [keys.events(type), keys.events('all')])
        await pushTo(client, key, { entry, seconds: ttl.events })
    })
  }

  async #tell(
    message: Message,
    event: { readonly type: string; readonly told: EventOn<Channel> },
  ): Promise<void> {
    const { telemetry, destinations, bus } = this.#with
    const key = keys.alertSent(event.type, message.container, Math.floor(event.told.time / 60_000_000))
    if (!(await this.#isFirst(key))) return telemetry.metrics.alertsDeduped.add(1)
    if (destinations.length === 0) {
      telemetry.log.info({ container: message.container }, message.text)
      return telemetry.metrics.alertsSent.add(1, { channel: 'log', status: 'success' })
    }
    const sent = await Promise.all(destinations.map((each) => this.#send(each, message, event)))
    // What nobody took may be said again.
    if (sent.every((taken) => !taken)) await bus.commands.run('write', (client) => client.del(key))
  }

  async #send(
    destination: Destination,
    message: Message,
    event: { readonly type: string; readonly told: EventOn<Channel> },
  ): Promise<boolean> {
    const { telemetry } = this.#with
    const { channel } = destination
    try {
      await send(destination, message, event)
      telemetry.metrics.alertsSent.add(1, { channel, status: 'success' })
      return true
    } catch (err) {
      telemetry.metrics.alertsSent.add(1, { channel, status: 'failed' })
      telemetry.log.error({ err, container: message.container }, 'a message was not taken')
      return false
    }
  }

  /** Where Redis cannot say, a message too many is better than none. */
  async #isFirst(key: string): Promise<boolean> {
    const set = this.#with.bus.commands.run('write', (client) =>
      client.set(key, '1', { EX: ttl.alertSent, condition: 'NX' }),
    )
    return set.then(
      (answer) => answer === 'OK',
      () => true,
    )
  }
}
