import { z } from 'zod'
import type { TaskContract } from '../tasks/task-contract.ts'

export type Screening =
  | { readonly verdict: 'passed' }
  | { readonly verdict: 'blocked'; readonly detections: readonly Detection[] }
  | { readonly verdict: 'rate_limited'; readonly retryAfter: string }
  | { readonly verdict: 'unavailable'; readonly reason: string }

/** What kind of attempt was found and how severe it is; never the text. */
export interface Detection {
  readonly injection_type: string
  readonly severity: string
}

/** Has the reflex layer look at all that a client wrote, before anything is done with it. Never rejects. */
export const screen = async (reflexUrl: string, contract: TaskContract): Promise<Screening> => {
  try {
    const response = await fetch(`${reflexUrl}/process`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: writtenText(contract), ...userOf(contract) }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return verdictOf(response, await response.json().catch(() => undefined))
  } catch (error) {
    return { verdict: 'unavailable', reason: error instanceof Error ? error.name : 'unknown' }
  }
}

/** The layer aims at 10 ms; what takes this long has failed. */
const timeoutMs = 2000

const writtenText = ({ goal, context = '', constraints, acceptance_criteria }: TaskContract): string =>
  [goal, context, ...constraints, ...acceptance_criteria].filter((text) => text !== '').join('\n')

/** Rate limits are per user where the client names one. */
const userOf = ({ metadata }: TaskContract) => {
  const user = z.string().min(1).max(200).safeParse(metadata['user_id'])
  return user.success && { user_id: user.data }
}

const verdictOf = ({ status, headers }: Response, answer: unknown): Screening => {
  if (status === 429) return { verdict: 'rate_limited', retryAfter: headers.get('retry-after') ?? '1' }
  if (status === 403)
    return { verdict: 'blocked', detections: blocked.safeParse(answer).data?.injection_matches ?? [] }
  if (status === 200 && passed.safeParse(answer).success) return { verdict: 'passed' }
  return { verdict: 'unavailable', reason: `status ${status}` }
}

const passed = z.object({ status: z.literal('success') })
const blocked = z.object({
  injection_matches: z.array(z.object({ injection_type: z.string(), severity: z.string() })),
})
