import { priorities } from '@octoscope/octollm/metrics'
import { z } from 'zod'

/**
 * What a client asks for: the body of `POST /tasks`. All that is screened of it fits into the 100,000 characters that the
 * reflex layer takes at once.
 */
export const taskContract = z.object({
  goal: z.string().max(10_000).regex(/\S/),
  constraints: z.array(z.string().max(1000)).max(20).default([]),
  context: z.string().max(50_000).optional(),
  acceptance_criteria: z.array(z.string().max(500).regex(/\S/)).max(20).default([]),
  budget: z
    .object({
      max_tokens: z.int().min(1).optional(),
      /** Counts from the moment the task leaves the queue. */
      max_time_seconds: z.number().min(1).max(3600).default(300),
      max_cost_usd: z.number().min(0).optional(),
    })
    .prefault({}),
  priority: z.enum(priorities).default('medium'),
  metadata: z.record(z.string(), z.unknown()).default({}),
})

export type TaskContract = Readonly<z.infer<typeof taskContract>>
export type Priority = TaskContract['priority']

export const contractSchema = z.toJSONSchema(taskContract, { target: 'draft-7', io: 'input' })
