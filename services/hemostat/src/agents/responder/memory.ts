import type { z } from 'zod'
import { keys, ttl } from '../../keys.ts'
import type { Commands } from '../../redis/commands.ts'
import { pushTo } from '../../redis/push-to.ts'
import { circuitBreaker, readState, remediationHistory } from '../../states.ts'
import type { Past } from './decide.ts'

/** What a responder remembers in Redis, so that another, or the same after a restart, holds to it. */
export const recall = (commands: Commands, container: string): Promise<Past> =>
  commands.run('read', async (client) => {
    const [history, breaker] = await client.mGet([
      keys.remediationHistory(container),
      keys.circuitBreaker(container),
    ])
    const past = { history: read(remediationHistory, history), breaker: read(circuitBreaker, breaker) }
    return { ...(past.history && { history: past.history }), ...(past.breaker && { breaker: past.breaker }) }
  })

/** What cannot be understood is as if it were not there. */
const read = <T>(schema: z.ZodType<T>, text: string | null | undefined): T | undefined => {
  const state = typeof text === 'string' ? readState(schema, text) : undefined
  return typeof state === 'string' ? undefined : state
}

export const remember = (
  commands: Commands,
  container: string,
  { history, breaker }: Required<Past>,
): Promise<void> =>
  commands.run('write', async (client) => {
    await client
      .multi()
      .set(keys.remediationHistory(container), JSON.stringify(history), { EX: ttl.remediationHistory })
      .set(keys.circuitBreaker(container), JSON.stringify(breaker), { EX: ttl.circuitBreaker })
      .exec()
  })

/** One line of a container's audit, the last first. */
export const audit = (commands: Commands, container: string, entry: object): Promise<void> =>
  commands.run('write', (client) => pushTo(client, keys.audit(container), { entry, seconds: ttl.audit }))
