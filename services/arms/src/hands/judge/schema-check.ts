import { Ajv } from 'ajv'
import { certain, type Finding } from './finding.ts'
import { withinTime } from './within-time.ts'

/** A caller's schema that is none. */
export class InvalidSchema extends Error {
  override readonly name = 'InvalidSchema'
}

/** Judges whether the output is JSON that the schema accepts. Throws InvalidSchema. */
export const judgeSchema = (schema: object, output: string): Finding => {
  const value = parse(output)
  if (value === undefined) return certain(criterion, false, 'The output is not JSON.')
  const message = withinTime(schemaTime, () => problem(schema, value.json))
  return certain(criterion, message === '', message ?? `The check took longer than ${schemaTime} ms.`)
}

const criterion = 'json_schema'

/** In milliseconds: a hostile schema can take for ever. */
const schemaTime = 200

/** What the schema has against the value, or nothing. */
const problem = (schema: object, value: unknown): string => {
  const ajv = new Ajv({ strict: false, logger: false })
  const accepts = compile(ajv, schema)
  if (accepts(value)) return ''
  const [error] = accepts.errors ?? []
  return `At ${error?.instancePath || 'its root'} the output ${error?.message}.`
}

const compile = (ajv: Ajv, schema: object) => {
  try {
    return ajv.compile(schema)
  } catch (error) {
    throw new InvalidSchema(
      `json_schema must be a JSON Schema (draft-07) without references to other files: ${(error as Error).message}. Correct it.`,
    )
  }
}

const parse = (output: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(output) as unknown }
  } catch {
    return undefined
  }
}
