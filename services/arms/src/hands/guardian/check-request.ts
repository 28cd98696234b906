import { z } from 'zod'

/** The body of `POST /check`. */
export const checkRequest = z.object({
  text: z.string().max(200_000),
  redact: z.boolean().default(true),
})

export type CheckRequest = z.infer<typeof checkRequest>
