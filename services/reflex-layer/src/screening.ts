import type { FindingsCache } from './cache/findings-cache.ts'
import type { ProcessRequest } from './process-request.ts'
import type { TokenBuckets } from './rate-limit/token-buckets.ts'
import type { ReflexTelemetry } from './reflex-telemetry.ts'
import { screen, type Findings } from './screen.ts'

export interface Parts {
  readonly metrics: ReflexTelemetry['metrics']
  readonly cache: FindingsCache
  readonly buckets: TokenBuckets
}

export type Outcome =
  | { readonly kind: 'screened'; readonly findings: Findings; readonly cacheHit: boolean }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }

/** Screens one text for one client. */
export type Screening = (request: ProcessRequest, client: string) => Promise<Outcome>

/** In this order, so that what costs least may end it: cache, rate limit, personal data, prompt injection. */
export const screening = ({ metrics, cache, buckets }: Parts): Screening => {
  const recall = async (request: ProcessRequest): Promise<Findings | undefined> => {
    const kept = await cache.recall(request)
    const lookups = kept === undefined ? metrics.cacheMisses : metrics.cacheHits
    lookups.add(1, { cache_type: 'reflex' })
    return kept
  }

  const look = (request: ProcessRequest): Findings => {
    const findings = screen(request.text, request)
    for (const { type } of findings.pii) metrics.piiDetections.add(1, { pii_type: type })
    for (const { severity } of findings.injections)
      metrics.securityViolations.add(1, { violation_type: 'prompt_injection', severity })
    return findings
  }

  return async (request, client) => {
    const kept = request.use_cache ? await recall(request) : undefined
    if (kept !== undefined) return { kind: 'screened', findings: kept, cacheHit: true }
    const retryAfterSeconds = buckets.take(client)
    if (retryAfterSeconds > 0) return { kind: 'rate_limited', retryAfterSeconds }
    const findings = look(request)
    if (request.use_cache) await cache.remember(request, findings)
    return { kind: 'screened', findings, cacheHit: false }
  }
}
