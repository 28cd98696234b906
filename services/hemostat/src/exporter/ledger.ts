import type { Channel } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../events/event.ts'
import { readEvent } from '../events/read-event.ts'
import { microsOf } from '../events/timestamp.ts'
import type { Clock } from '../clock.ts'
import { Containers, type Container } from './containers.ts'
import { beginNamed, endIdentified, endNamed } from './series-of-a-container.ts'
import { handlers } from './handlers/index.ts'
import type { Handled } from './handlers/handled.ts'
import { handleHealthyLook, type HealthyLook } from './handlers/healthy-look.ts'
import { apply, type ExporterInstruments } from './measure.ts'
import type { Presence } from './presence.ts'

export interface LedgerOptions {
  readonly metrics: ExporterInstruments
  readonly presence: Presence
  readonly clock: Clock
  readonly containerTtlMs: number
}

/** Everything that was heard, as metrics. Every event that comes is counted once, as understood or as malformed. */
export class Ledger {
  readonly containers: Containers
  readonly #metrics: ExporterInstruments
  readonly #presence: Presence
  readonly #clock: Clock

  constructor({ metrics, presence, clock, containerTtlMs }: LedgerOptions) {
    this.containers = new Containers(containerTtlMs)
    this.#metrics = metrics
    this.#presence = presence
    this.#clock = clock
  }

  /** A message on one of the channels, whatever it is. */
  hear(channel: Channel, message: string): void {
    const event = readEvent(channel, message)
    if (typeof event === 'string') return this.#metrics.eventsMalformed.add(1, { channel, reason: event })
    this.#metrics.events.add(1, { channel })
    this.#presence.spoke(event.agent, event.time)
    const container = this.#containerOf(event.data)
    // The handler is that of the channel, which an index into the table cannot tell the compiler.
    const handle = handlers[channel] as (event: EventOn<Channel>, incident: Container['incident']) => Handled
    this.#take(container, handle(event, container.incident))
  }

  /** The state of a container that is well. One that is older than what was heard since tells nothing new. */
  see(look: HealthyLook): void {
    const { container_id, container_name } = look.container
    const container = this.#identified(container_name, container_id)
    container.hasState = true
    this.#presence.looked(look.time)
    const { openedAt, wellAt } = container.incident
    if (Math.max(openedAt ?? 0, wellAt ?? 0, container.incident.alerts.at(-1)?.time ?? 0) >= look.time) return
    this.#take(container, handleHealthyLook(look, container.incident))
  }

  /** A container is there, and nothing new is known of it. False for one of which nothing was ever heard. */
  keep(container_id: string): boolean {
    const known = this.containers.withId(container_id)
    if (!known) return false
    this.containers.touch(known.name, this.#clock.monotonic()).hasState = true
    return true
  }

  /** All states have been read, and only these containers have one. */
  only(ids: ReadonlySet<string>): void {
    for (const container of this.containers.all())
      if (container.hasState && !ids.has(container.id ?? '')) {
        this.containers.remove(container.name)
        this.#end(container)
      }
  }

  /** A responder leaves the container alone until then. */
  coolDown(name: string, untilSeconds: number): void {
    const container = this.containers.get(name)
    if (container) container.incident = { ...container.incident, cooldownUntil: untilSeconds * 1_000_000 }
  }

  /** What time alone changes: containers end, and cooldowns. */
  settle(): void {
    this.containers.expire(this.#clock.monotonic()).forEach((container) => this.#end(container))
    const now = microsOf(this.#clock.wall())
    for (const { id, incident } of this.containers.all())
      if (id !== undefined && incident.cooldownUntil !== undefined)
        this.#metrics.cooldownActive.set(incident.cooldownUntil > now ? 1 : 0, { container_id: id })
    this.#presence.settle()
  }

  #containerOf(data: EventOn<Channel>['data']): Container {
    return 'container_name' in data
      ? this.#identified(data.container_name, data.container_id)
      : this.containers.touch(data.container, this.#clock.monotonic())
  }

  /** A new id under an old name is a new container: what was told of the old one's life ends. */
  #identified(name: string, id: string): Container {
    const container = this.containers.touch(name, this.#clock.monotonic())
    if (container.id !== undefined && container.id !== id) {
      endIdentified(this.#metrics, { container_id: container.id, container_name: name })
      this.#metrics.containerRestarts.remove({ container_name: name })
      container.hasState = false
    }
    if (container.id === undefined) beginNamed(this.#metrics, name)
    container.id = id
    return container
  }

  #take(container: Container, { measures, incident }: Handled): void {
    container.incident = incident
    for (const measure of measures) apply(this.#metrics, measure)
  }

  #end({ name, id }: Container): void {
    endNamed(this.#metrics, name)
    if (id !== undefined) endIdentified(this.#metrics, { container_id: id, container_name: name })
  }
}
