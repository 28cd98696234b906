import { join } from 'node:path'
import type { Commit, Repository } from './git.ts'

/**
 * Writes the files of a commit into a folder, and returns where. They go by way of an index of their own: unlike a
 * worktree it leaves no trace in the repository, and unlike an archive it leaves no file out.
 */
export const checkOut = async (
  { git, root }: Repository,
  { id }: Commit,
  folder: string,
): Promise<string> => {
  const tree = join(folder, 'tree')
  const index = { GIT_INDEX_FILE: join(folder, 'index'), GIT_WORK_TREE: root }
  const whole = ['-c', 'core.sparseCheckout=false']
  await git([...whole, 'read-tree', id], index)
  await git([...whole, 'checkout-index', '--all', `--prefix=${tree}/`], index)
  return tree
}
