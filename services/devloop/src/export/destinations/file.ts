import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Destination } from './destination.ts'

/**
 * A file that is there whole or not at all: it grows under another name, and gets its own in the end. What a killed export
 * left behind goes with the next one.
 */
export const fileDestination = async (path: string): Promise<Destination> => {
  await sweep(path)
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  const handle = await open(draft, 'w', 0o644)
  return {
    takesParts: false,
    write: async (bytes) => {
      await handle.writeFile(bytes)
    },
    end: async () => {
      await handle.sync()
      await handle.close()
      await rename(draft, path)
      return path
    },
    abort: async () => {
      await handle.close().catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

/** Removes drafts of this file whose process is not there any more. */
const sweep = async (path: string): Promise<void> => {
  const folder = dirname(path)
  const drafts = (await readdir(folder)).flatMap((name) => {
    const pid = name.startsWith(`.${basename(path)}.`) ? /\.(\d+)\.part$/.exec(name)?.[1] : undefined
    return pid !== undefined && !isRunning(Number(pid)) ? [join(folder, name)] : []
  })
  for (const draft of drafts) await rm(draft, { force: true })
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
