import { z } from 'zod'

/** The body of `POST /validate`. */
export const validateRequest = z.object({
  output: z.string().max(200_000),
  acceptance_criteria: z.array(z.string().max(1000).regex(/\S/)).max(50).default([]),
  /** If given, the output must be JSON that this JSON Schema (draft-07) accepts. */
  json_schema: z.record(z.string(), z.unknown()).optional(),
})

export type ValidateRequest = z.infer<typeof validateRequest>
