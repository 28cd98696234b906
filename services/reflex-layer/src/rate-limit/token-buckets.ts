export interface RateLimit {
  /** Tokens that flow into a bucket, evenly over the hour. */
  readonly perHour: number
  /** What a bucket holds, and starts with. */
  readonly burst: number
  /** Beyond this many, the bucket used longest ago is dropped. */
  readonly maxBuckets: number
}

export interface TokenBuckets {
  /** Takes one of the client's tokens. 0 when there was one, else the whole seconds until there is. */
  take(client: string): number
}

/** One token bucket per client. `now` is in milliseconds and never goes back. */
export const tokenBuckets = (
  { perHour, burst, maxBuckets }: RateLimit,
  now: () => number = () => performance.now(),
): TokenBuckets => {
  const perMillisecond = perHour / 3_600_000
  /** In order of use: a Map yields its oldest entry first. */
  const buckets = new Map<string, Bucket>()

  const put = (client: string, bucket: Bucket): void => {
    buckets.delete(client)
    buckets.set(client, bucket)
    for (const oldest of buckets.keys()) {
      if (buckets.size <= maxBuckets) return
      buckets.delete(oldest)
    }
  }

  return {
    take: (client) => {
      const at = now()
      const { tokens, filledAt } = buckets.get(client) ?? { tokens: burst, filledAt: at }
      const filled = Math.min(burst, tokens + (at - filledAt) * perMillisecond)
      const allowed = filled >= 1
      put(client, { tokens: allowed ? filled - 1 : filled, filledAt: at })
      return allowed ? 0 : Math.ceil((1 - filled) / perMillisecond / 1000)
    },
  }
}

interface Bucket {
  readonly tokens: number
  readonly filledAt: number
}
