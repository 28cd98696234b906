import { realpath } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { ToldCatalog } from '../../catalog/catalog.ts'
import { checkOut } from './check-out.ts'
import type { Commit, Repository } from './git.ts'
import { linkPackages } from './link-packages.ts'
import { readCatalog } from './read-catalog.ts'
import { Refusal } from './refusal.ts'
import { runCatalog } from './run-catalog.ts'
import { inScratchFolder } from './scratch-folder.ts'

/** Milliseconds. A catalogue takes about one second. */
const patience = 120_000

/** The catalogue of a commit, as that commit's own Octoscope tells it. `started` is the file that we were started with. */
export const catalogAt = async (
  repository: Repository,
  commit: Commit,
  { started, signal }: { readonly started: string; readonly signal: AbortSignal },
): Promise<ToldCatalog> => {
  const entry = await entryIn(repository, started)
  return inScratchFolder(async (folder) => {
    const tree = await checkOut(repository, commit, folder)
    await linkPackages(repository.root, tree)
    return readCatalog(await runCatalog({ tree, name: commit.name, entry, patience }, signal), commit.name)
  })
}

/** Where a revision starts: where we did. An installed package would tell the same of every revision. */
const entryIn = async ({ root }: Repository, started: string): Promise<string> => {
  const real = await realpath(started)
  const path = relative(root, real)
  const steps = path.split(sep)
  if (steps[0] === '..' || steps.includes('node_modules'))
    throw new Refusal(
      `A revision is compared by running its own octoscope, and ${real} is no file of the repository ${root}. Start the octoscope that the repository holds, or compare with a saved catalogue: --against <file>.`,
    )
  return path
}
