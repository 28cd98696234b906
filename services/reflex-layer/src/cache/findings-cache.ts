import { createHash } from 'node:crypto'
import type { ProcessRequest } from '../process-request.ts'
import { isClean, type Findings } from '../screen.ts'
import type { Cache } from './cache.ts'

/** Remembers what was found in a text. The text itself is kept only as its SHA-256, together with the checks asked for. */
export const findingsCache = (cache: Cache) => ({
  recall: async (request: ProcessRequest): Promise<Findings | undefined> => {
    const kept = await cache.get(key(request))
    return kept === undefined ? undefined : (JSON.parse(kept) as Findings)
  },
  remember: (request: ProcessRequest, findings: Findings): Promise<void> =>
    cache.set(key(request), JSON.stringify(findings), ttlSeconds(findings)),
})

export type FindingsCache = ReturnType<typeof findingsCache>

const key = ({ text, check_pii, check_injection }: ProcessRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([check_pii, check_injection, text]))
    .digest('hex')

/** A finding is looked at again sooner: what makes it one may be corrected. */
const ttlSeconds = (findings: Findings): number => (isClean(findings) ? 300 : 60)
