import { matchesGlob, relative, sep } from 'node:path'
import { watch } from 'chokidar'

export interface FileChanges {
  /** Files that are watched at present. */
  readonly count: () => number
  readonly close: () => Promise<void>
}

/** Tells of every file that is created, changed or deleted, by its path from the folder with "/". Resolves when it watches. */
export const fileChanges = async (
  folder: string,
  { ignore, onChange }: { readonly ignore: readonly string[]; readonly onChange: (file: string) => void },
): Promise<FileChanges> => {
  const files = new Set<string>()
  const ignored = ignoring(folder, ignore)
  const watcher = watch(folder, { ignored, followSymlinks: false, ignoreInitial: false })
  let ready = false
  const changed = (path: string) => ready && onChange(pathFrom(folder, path))
  watcher.on('add', (path) => {
    files.add(path)
    changed(path)
  })
  watcher.on('change', changed)
  watcher.on('unlink', (path) => {
    files.delete(path)
    changed(path)
  })
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve)
    watcher.once('error', reject)
  })
  ready = true
  return { count: () => files.size, close: () => watcher.close() }
}

const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/')

/** Whether a path is left alone: itself, or a folder above it. */
export const ignoring =
  (folder: string, globs: readonly string[]) =>
  (path: string): boolean => {
    const from = pathFrom(folder, path)
    return from !== '' && globs.some((glob) => matchesGlob(from, glob) || matchesGlob(from, `${glob}/**`))
  }
