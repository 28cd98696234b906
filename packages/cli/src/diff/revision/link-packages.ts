import { glob, lstat, mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

/**
 * Gives a tree the packages that are installed in the working tree at `root`. A package of the repository itself is
 * the tree's own: to follow the installed link would read the declarations of the working tree instead.
 */
export const linkPackages = async (root: string, tree: string): Promise<void> => {
  const folders = await packageFolders(tree)
  for (const folder of folders) await linkInstalled({ root, tree, folder })
  for (const folder of folders) await linkOwn(tree, folder)
}

const packageFolders = async (tree: string): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const path of glob('**/package.json', { cwd: tree, exclude: ['**/node_modules'] }))
    found.push(dirname(path))
  return found.toSorted()
}

interface Place {
  readonly root: string
  readonly tree: string
  readonly folder: string
}

const linkInstalled = async ({ root, tree, folder }: Place): Promise<void> => {
  const installed = join(root, folder, 'node_modules')
  for (const name of await namesIn(installed)) {
    const real = await realpath(join(installed, name))
    await link(counterpart(real, { root, tree }), join(tree, folder, 'node_modules', name))
  }
}

/** Packages by name, those of a scope as `@scope/name`. */
const namesIn = async (modules: string): Promise<readonly string[]> => {
  const names = await readdir(modules).catch(() => [])
  const scoped = names.map(async (name) =>
    name.startsWith('@') ? (await readdir(join(modules, name))).map((inside) => join(name, inside)) : [name],
  )
  return (await Promise.all(scoped)).flat()
}

const counterpart = (real: string, { root, tree }: Pick<Place, 'root' | 'tree'>): string => {
  const path = relative(root, real).split(sep)
  return path[0] === '..' || path.includes('node_modules') ? real : join(tree, ...path)
}

/** A package that the working tree does not have any more, or not in this place, is found at the top. */
const linkOwn = async (tree: string, folder: string): Promise<void> => {
  const { name } = JSON.parse(await readFile(join(tree, folder, 'package.json'), 'utf8')) as {
    name?: unknown
  }
  if (typeof name !== 'string' || folder === '.') return
  const place = join(tree, 'node_modules', name)
  const taken = await lstat(place).then(
    () => true,
    () => false,
  )
  if (!taken) await link(join(tree, folder), place)
}

const link = async (target: string, place: string): Promise<void> => {
  await mkdir(dirname(place), { recursive: true })
  await symlink(target, place, 'junction')
}
