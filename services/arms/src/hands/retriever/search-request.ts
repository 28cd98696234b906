import { z } from 'zod'

/** The body of `POST /search`. */
export const searchRequest = z.object({
  query: z.string().max(1000).regex(/\S/),
  limit: z.int().min(1).max(50).default(5),
  method: z.enum(['hybrid', 'text', 'vector']).default('hybrid'),
})

export type SearchRequest = z.infer<typeof searchRequest>
