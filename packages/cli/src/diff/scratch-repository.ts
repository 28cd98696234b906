/** A repository of its own for the tests, made of this workspace's sources, with the packages that are installed here. */
import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { linkPackages } from './revision/link-packages.ts'

const run = promisify(execFile)
const workspace = join(import.meta.dirname, '../../../..')

export interface ScratchRepository extends AsyncDisposable {
  readonly root: string
  /** Replaces a text in a file, which must be there. */
  readonly edit: (path: string, from: string, to: string) => Promise<void>
  readonly write: (path: string, content: string) => Promise<void>
  /** Commits everything and returns the commit's id. */
  readonly commit: (subject: string) => Promise<string>
  /** Runs the repository's own octoscope. */
  readonly octoscope: (...args: readonly string[]) => Promise<Outcome>
  readonly start: (...args: readonly string[]) => ReturnType<typeof spawn>
  /** What octoscope has left in its temporary folder. */
  readonly leftBehind: () => Promise<readonly string[]>
  readonly forget: (name: string) => Promise<void>
  readonly temporary: string
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export const scratchRepository = async (): Promise<ScratchRepository> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'octoscope-scratch-')))
  const [root, temporary] = [join(folder, 'repository'), join(folder, 'temporary')]
  await mkdir(temporary)
  const sources = { recursive: true, filter: (path: string) => !/^(node_modules|dist)$/.test(basename(path)) }
  for (const path of ['package.json', '.gitignore', 'packages'])
    await cp(join(workspace, path), join(root, path), sources)
  await linkPackages(workspace, root)

  const env = { ...process.env, TMPDIR: temporary, NO_COLOR: '1', NODE_OPTIONS: '' }
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com']
  const git = (...args: readonly string[]) => run('git', ['-C', root, ...identity, ...args])
  await git('init', '--quiet')
  const entry = join(root, 'packages/cli/src/main.ts')
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  return {
    root,
    temporary,
    write,
    edit: async (path, from, to) => {
      const content = await readFile(join(root, path), 'utf8')
      if (!content.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}.`)
      await write(path, content.replace(from, to))
    },
    commit: async (subject) => {
      await git('add', '--all')
      await git('commit', '--quiet', '--message', subject)
      return (await git('rev-parse', 'HEAD')).stdout.trim()
    },
    octoscope: (...args) =>
      run(process.execPath, [entry, ...args], { cwd: root, env }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
      ),
    start: (...args) => spawn(process.execPath, [entry, ...args], { cwd: root, env, stdio: 'ignore' }),
    leftBehind: () => readdir(temporary),
    forget: (name) => rm(join(temporary, name)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
