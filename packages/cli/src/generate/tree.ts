import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { madeElsewhere, ownedPaths, type File } from '@octoscope/artifacts'

/** The generated files that stand under a root, by path. */
export type Tree = ReadonlyMap<string, string>

/** Reads everything of the generator's under the paths that it owns. */
export const readTree = async (root: string): Promise<Tree> => {
  const found = (await Promise.all(ownedPaths.map((path) => filesUnder(root, path)))).flat()
  const others: ReadonlySet<string> = new Set(madeElsewhere)
  const paths = found.filter((path) => !others.has(path)).toSorted()
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)),
  )
}

const filesUnder = async (root: string, path: string): Promise<readonly string[]> => {
  const found = await stat(join(root, path)).catch(ignoreMissing)
  if (!found) return []
  if (!found.isDirectory()) return [path]
  const names = await readdir(join(root, path))
  return (await Promise.all(names.map((name) => filesUnder(root, `${path}/${name}`)))).flat()
}

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

/** Puts each file in place whole, then removes the strays. A reader never sees half a file. */
export const writeTree = async (
  root: string,
  files: readonly File[],
  strays: readonly string[],
): Promise<void> => {
  for (const { path, text } of files) {
    const target = join(root, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(`${target}.new`, text)
    await rename(`${target}.new`, target)
  }
  await Promise.all(strays.map((path) => rm(join(root, path))))
}
