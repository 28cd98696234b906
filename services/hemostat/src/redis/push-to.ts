import type { RedisClientType } from 'redis'
import { longestList } from '../keys.ts'

/** Puts an entry at the head of a list that keeps its length and ends by itself. */
export const pushTo = async (
  client: RedisClientType,
  key: string,
  { entry, seconds }: { readonly entry: object; readonly seconds: number },
): Promise<void> => {
  await client
    .multi()
    .lPush(key, JSON.stringify(entry))
    .lTrim(key, 0, longestList - 1)
    .expire(key, seconds)
    .exec()
}
