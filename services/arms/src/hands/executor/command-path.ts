import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** Where commands are looked for, whatever the executor's own PATH. */
export const searchPath = '/usr/local/bin:/usr/bin:/bin'

/** The file of a command, or undefined when it is not installed. */
export const find = (command: string): string | undefined =>
  searchPath
    .split(':')
    .map((directory) => join(directory, command))
    .find(isExecutable)

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
