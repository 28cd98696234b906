import { z } from 'zod'

/** The body of `POST /documents`. A document with a known id takes the place of the one that had it. */
export const documentsRequest = z.object({
  documents: z
    .array(
      z.object({
        id: z.string().min(1).max(200).optional(),
        title: z.string().min(1).max(300),
        text: z.string().min(1).max(50_000),
      }),
    )
    .min(1)
    .max(100),
})

export type DocumentsRequest = z.infer<typeof documentsRequest>
