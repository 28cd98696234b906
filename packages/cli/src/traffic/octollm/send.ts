import { z } from 'zod'
import { poll } from '../../native/poll.ts'
import type { Errand } from './errands.ts'
import type { Outcome } from './scenario.ts'

/** What became of one task. `unfinished`: it was accepted, and its end was not seen in time. */
export interface Result {
  readonly errand: Errand
  readonly outcome: Outcome | 'unfinished' | 'unreachable'
  /** The number of the task, once it was accepted. */
  readonly taskId?: string
  /** What the orchestrator said of a task that did not complete. */
  readonly remark?: string
}

/** Sends a task and follows it to its end. Rejects only with the reason of `signal`. */
export const send = async (url: string, errand: Errand, signal?: AbortSignal): Promise<Result> => {
  const submitted = await request(`${url}/tasks`, signal, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(contract(errand)),
  })
  if ('error' in submitted) return { errand, outcome: 'unreachable', remark: submitted.error }
  if (submitted.status !== 202) return { errand, ...turnedAway(submitted) }
  const read = accepted.safeParse(submitted.body)
  if (!read.success) return { errand, outcome: 'refused', remark: 'it was accepted without a task_id' }
  const taskId = read.data.task_id
  return { errand, taskId, ...(await follow(`${url}/tasks/${encodeURIComponent(taskId)}`, signal)) }
}

const contract = ({ scenario: { priority, acceptanceCriteria = [] }, goal }: Errand) => ({
  goal,
  priority,
  acceptance_criteria: acceptanceCriteria,
})

/** The reflex layer's no has a code of its own; anything else is for want of room, or a fault. */
const turnedAway = ({ status, body }: Answered): Pick<Result, 'outcome' | 'remark'> => {
  const said = refusal.safeParse(body)
  if (!said.success) return { outcome: 'refused', remark: `status ${status}` }
  const { code, message } = said.data.error
  return { outcome: code === 'blocked' ? 'blocked' : 'refused', remark: message }
}

const follow = async (url: string, signal?: AbortSignal): Promise<Pick<Result, 'outcome' | 'remark'>> => {
  const ended = async () => {
    const read = task.safeParse(((await request(url, signal)) as Partial<Answered>).body)
    return read.success && read.data.status in endings ? read.data : undefined
  }
  const end = await poll(ended, { everyMs: 250, withinMs: 60_000, signal })
  if (!end) return { outcome: 'unfinished', remark: 'its end was not seen within 60 s' }
  const outcome = endings[end.status as keyof typeof endings]
  return { outcome, ...(end.error && { remark: end.error }) }
}

const endings = { completed: 'completed', failed: 'failed', cancelled: 'failed' } as const

const accepted = z.object({ task_id: z.string() })
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
const task = z.object({ status: z.string(), error: z.string().nullish() })

interface Answered {
  readonly status: number
  readonly body: unknown
}

const request = async (
  url: string,
  signal?: AbortSignal,
  init: RequestInit = {},
): Promise<Answered | { readonly error: string }> => {
  const timeout = AbortSignal.timeout(10_000)
  try {
    const response = await fetch(url, {
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return { status: response.status, body: await response.json().catch(() => undefined) }
  } catch (error) {
    signal?.throwIfAborted()
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
