import { setTimeout as wait } from 'node:timers/promises'
import type { RedisClientType } from 'redis'
import { scenarios } from './scenarios.ts'
import { tellingsOf, type Telling } from './tellings.ts'

export interface Played {
  readonly events: number
  /** Events that no subscriber was there for. */
  readonly unheard: number
}

/** Plays every scenario once, side by side; the events of each come as fast as `rate` a second allows. */
export const playRound = async (
  client: RedisClientType,
  { rate, signal }: { readonly rate: number; readonly signal: AbortSignal },
): Promise<Played> => {
  // Told as of a little while ago, so that the last event of a story is not ahead of the clock.
  const at = Date.now() - 30_000
  let [events, unheard] = [0, 0]
  for (const telling of scenarios.flatMap((scenario) => tellingsOf(scenario, at))) {
    if (signal.aborted) break
    const receivers = await tell(client, telling)
    if (telling.kind === 'event') {
      events++
      if (receivers === 0) unheard++
    }
    await wait(1000 / rate, undefined, { signal }).catch(() => {})
  }
  return { events, unheard }
}

const tell = async (client: RedisClientType, telling: Telling): Promise<number> => {
  if (telling.kind === 'event') return client.publish(telling.channel, telling.message)
  await client.set(telling.key, telling.value, { EX: 300 })
  return 0
}
