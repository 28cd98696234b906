import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoring } from './file-changes.ts'

/** Files under a folder that are not ignored. Folders that cannot be read are left out; symbolic links are not followed. */
export const countFiles = async (folder: string, ignore: readonly string[]): Promise<number> => {
  const ignored = ignoring(folder, ignore)
  const count = async (at: string): Promise<number> => {
    let files = 0
    try {
      for await (const entry of await opendir(at)) {
        const path = join(at, entry.name)
        if (ignored(path)) continue
        if (entry.isDirectory()) files += await count(path)
        else if (entry.isFile()) files += 1
      }
    } catch {
      return files
    }
    return files
  }
  return count(folder)
}
