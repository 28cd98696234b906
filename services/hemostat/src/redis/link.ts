import { deadlineOf } from './deadline.ts'
import { openClient } from './open-client.ts'
import type { Counted } from './operations.ts'
import type { RedisSettings } from './settings.ts'

export type Listener = (channel: string, message: string) => void

/** A connection that is subscribed. */
export interface Link {
  readonly ended: Promise<Error>
  /** Resolves when the server has answered: then all that it published before has arrived. Rejects when the link ends. */
  ping(): Promise<void>
  /** From now on messages go to the listener, those first that have come already. */
  listen(listener: Listener): void
  close(): void
}

export interface LinkOptions {
  readonly settings: RedisSettings
  readonly channels: readonly string[]
  readonly counted: Counted
  readonly deadlineMs: number
}

/** Connects and subscribes. Rejects with the cause when either fails or takes too long. */
export const openLink = async ({ settings, channels, counted, deadlineMs }: LinkOptions): Promise<Link> => {
  const { client, ended, close } = await counted('connect', () => openClient(settings, deadlineMs))
  const early: (readonly [channel: string, message: string])[] = []
  let deliver: Listener = (channel, message) => void early.push([channel, message])
  try {
    await counted('subscribe', () =>
      deadlineOf(
        client.subscribe([...channels], (message, channel) => deliver(channel, message)),
        deadlineMs,
      ),
    )
  } catch (error) {
    close()
    throw error
  }
  return {
    ended,
    ping: () => counted('ping', async () => void (await client.ping())),
    listen: (listener) => {
      deliver = listener
      for (const [channel, message] of early.splice(0)) listener(channel, message)
    },
    close: () => {
      deliver = () => {}
      close()
    },
  }
}
