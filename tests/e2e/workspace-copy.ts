import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A copy of the workspace's sources that a test may change. */
export interface WorkspaceCopy {
  readonly root: string
  /** Puts `to` for `from` in one file. Throws unless `from` stands there exactly once. */
  readonly change: (file: string, from: string, to: string) => Promise<void>
}

/** Copies the sources. Links between workspace packages lead to the copies, all others to the packages installed here. */
export const copyWorkspace = async (): Promise<WorkspaceCopy> => {
  const original = join(import.meta.dirname, '../..')
  const root = await mkdtemp(join(tmpdir(), 'octoscope-copy-'))
  for (const part of ['packages', 'services', 'package.json'])
    await cp(join(original, part), join(root, part), { recursive: true, verbatimSymlinks: true })
  await symlink(join(original, 'node_modules'), join(root, 'node_modules'))
  return { root, change: (file, ...names) => change(join(root, file), ...names) }
}

const change = async (path: string, from: string, to: string): Promise<void> => {
  const parts = (await readFile(path, 'utf8')).split(from)
  if (parts.length !== 2)
    throw new Error(`${path} must hold ${from} once; it holds it ${parts.length - 1} times.`)
  await writeFile(path, parts.join(to))
}
