import { z } from 'zod'

/** The JSON Schema of what a caller may send, for Fastify to validate by and to fill defaults from. */
export const jsonSchema = (form: z.ZodType) => z.toJSONSchema(form, { target: 'draft-7', io: 'input' })
