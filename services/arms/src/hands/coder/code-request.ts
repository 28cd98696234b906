import { z } from 'zod'

/** The body of `POST /code`. */
export const codeRequest = z.object({
  request_type: z.enum(['generate', 'explain', 'fix']),
  language: z.string().min(1).max(40),
  instruction: z.string().max(10_000).regex(/\S/),
  code: z.string().max(50_000).optional(),
  /** What earlier steps of the plan found. */
  context: z.string().max(50_000).optional(),
})

export type CodeRequest = z.infer<typeof codeRequest>
