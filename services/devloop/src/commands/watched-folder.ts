import { realpathSync, statSync } from 'node:fs'
import { UsageError } from '../config/usage-error.ts'

/** The folder that a person named. Throws a UsageError when it is none. */
export const watchedFolder = (path: string): string => {
  try {
    const folder = realpathSync(path)
    if (statSync(folder).isDirectory()) return folder
  } catch {
    // Told below.
  }
  throw new UsageError(`${path} must be a folder. Name the one that is to be watched.`)
}
