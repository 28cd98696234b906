import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The how-to page, which the folder is made from, so that the two cannot drift apart. */
export const page = await readFile(join(root, 'docs/how-to/watch-your-own-system.md'), 'utf8')

/** A folder outside the repository with the files that the page shows, and what its `pnpm install` would link. */
export const makeOwnFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'octoscope-own-'))
  for (const [name, text] of shownFiles()) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await mkdir(join(folder, 'node_modules/@octoscope'), { recursive: true })
  for (const [name, place] of installed())
    await symlink(join(root, place), join(folder, 'node_modules', name))
  return folder
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Code blocks whose first line is a comment with the name of a file. */
const shownFiles = (): readonly (readonly [name: string, text: string])[] =>
  [...page.matchAll(/^```(?:ts|json)\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name = '', text = '']) => [name, text] as const,
  )

/** By name, the folder in this repository: as the page's package.json links them, and the compiler. */
const installed = (): readonly (readonly [name: string, place: string])[] => {
  const manifest = new Map(shownFiles()).get('package.json') ?? ''
  const { dependencies } = JSON.parse(manifest) as { readonly dependencies: Record<string, string> }
  return [
    ...Object.entries(dependencies).map(
      ([name, link]) => [name, link.replace('link:../octoscope/', '')] as const,
    ),
    ['@types', 'node_modules/@types'],
    ['typescript', 'node_modules/typescript'],
  ]
}
