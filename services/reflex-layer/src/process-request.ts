import { z } from 'zod'

/** The body of `POST /process`. */
export const processRequest = z.object({
  text: z.string().max(100_000),
  user_id: z.string().min(1).max(200).optional(),
  check_pii: z.boolean().default(true),
  check_injection: z.boolean().default(true),
  use_cache: z.boolean().default(true),
})

export type ProcessRequest = z.infer<typeof processRequest>
