import { z } from 'zod'
import { configuration } from './configuration.ts'

/** The JSON Schema of `.devloop.json`, for editors: what `devloop.schema.json` holds. */
export const jsonSchema = (): object => ({
  ...z.toJSONSchema(configuration, { io: 'input', target: 'draft-2020-12' }),
  title: '.devloop.json',
})
