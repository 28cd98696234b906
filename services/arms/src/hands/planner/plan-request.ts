import { z } from 'zod'

/** The body of `POST /plan`. */
export const planRequest = z.object({
  goal: z.string().max(10_000).regex(/\S/),
  constraints: z.array(z.string().max(1000)).max(50).default([]),
  context: z.string().max(50_000).optional(),
})

export type PlanRequest = z.infer<typeof planRequest>
