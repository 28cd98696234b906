import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configuration } from './configuration.ts'
import { settingsOf, type Settings } from './settings.ts'
import { UsageError } from './usage-error.ts'

export const configurationFile = '.devloop.json'

/** The settings of a folder; without a file, the usual ones. Throws a UsageError that names the key and the remedy. */
export const readSettings = (folder: string): Settings => settingsOf(parseConfiguration(read(folder)))

const read = (folder: string): string => {
  const path = join(folder, configurationFile)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}'
    throw new UsageError(`${path} must be readable: ${(error as Error).message}. Mend it, or remove it.`)
  }
}

export const parseConfiguration = (text: string) => {
  const { success, data, error } = configuration.safeParse(json(text))
  if (success) return data
  const [{ path, message, code, ...rest } = { path: [], message: '', code: 'custom' as const }, ...others] =
    error.issues
  const key = path.length > 0 ? path.join('.') : 'the file'
  const wrong =
    code === 'unrecognized_keys' && 'keys' in rest
      ? `has no key ${(rest.keys as readonly string[]).map((name) => `"${name}"`).join(', ')}. Remove it, or look its name up in devloop.schema.json`
      : message.replace(/^Invalid input: expected/, 'must be a')
  const more = others.length > 0 ? ` There are ${others.length} more mistakes.` : ''
  throw new UsageError(`${configurationFile}: ${key} ${wrong}.${more}`)
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(
      `${configurationFile} must be JSON, which has no comments: ${(error as Error).message}. Mend that place.`,
    )
  }
}
