import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Refusal } from './refusal.ts'

const run = promisify(execFile)

export interface Repository {
  /** The folder that holds the working tree. */
  readonly root: string
  /** What git writes, without the last line break. Throws what git says when it fails. */
  readonly git: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<string>
}

/** The repository around a folder. Its commands end when the signal is given. */
export const repositoryAround = async (folder: string, signal: AbortSignal): Promise<Repository> => {
  const git = async (args: readonly string[], env?: NodeJS.ProcessEnv) => {
    const { stdout } = await run('git', ['-C', folder, ...args], { signal, env: { ...process.env, ...env } })
    return stdout.trimEnd()
  }
  const root = await git(['rev-parse', '--show-toplevel']).catch((error: NodeJS.ErrnoException) => {
    if (error.name === 'AbortError') throw error
    throw new Refusal(
      error.code === 'ENOENT'
        ? 'A revision is read with git, which is not on the PATH. Install git, or compare with a saved catalogue: --against <file>.'
        : `A revision is read with git, and ${folder} is in no repository. Run octoscope in the repository of the declarations, or compare with a saved catalogue: --against <file>.`,
    )
  })
  return { root, git }
}

export interface Commit {
  readonly id: string
  /** What it was asked for as, with its short id: `HEAD (22724e6)`. */
  readonly name: string
}

/** The commit that a revision names, as `git rev-parse` understands it. */
export const commitOf = async ({ git }: Repository, revision: string): Promise<Commit> => {
  const id = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch((error: Error) => {
    if (error.name === 'AbortError') throw error
    throw new Refusal(
      `"${revision}" is no commit of this repository. Name a branch, a tag, a commit or HEAD~1; a shallow clone may have to fetch it first.`,
    )
  })
  const short = await git(['rev-parse', '--short', id])
  return { id, name: id.startsWith(revision) ? short : `${revision} (${short})` }
}
