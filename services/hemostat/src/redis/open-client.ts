import { createClient, type RedisClientType } from 'redis'
import { deadlineOf } from './deadline.ts'
import type { RedisSettings } from './settings.ts'

export interface Opened {
  readonly client: RedisClientType
  /** Resolves with the cause when the connection has ended, by whomever. */
  readonly ended: Promise<Error>
  readonly close: () => void
}

/**
 * One connection that is not taken up again by itself: who holds it decides what its end means. Rejects when the server
 * has not let us in by the deadline.
 */
export const openClient = async (settings: RedisSettings, deadlineMs: number): Promise<Opened> => {
  const password = await settings.password()
  const client: RedisClientType = createClient({
    url: settings.url,
    ...(settings.username !== undefined && { username: settings.username }),
    ...(password !== undefined && { password }),
    socket: { reconnectStrategy: false, connectTimeout: deadlineMs },
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
  })
  const { promise: ended, resolve } = Promise.withResolvers<Error>()
  // Without a listener for errors the client throws, and the process ends.
  client.on('error', resolve)
  client.on('terminated', resolve)
  client.on('end', () => resolve(new Error('The connection was closed.')))
  const close = (): void => {
    if (client.isOpen) client.destroy()
  }
  try {
    await deadlineOf(client.connect(), deadlineMs)
    return { client, ended, close }
  } catch (error) {
    close()
    throw error
  }
}
