import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boundedOutput } from './bounded-output.ts'
import { find, searchPath } from './command-path.ts'
import { millisecondsSince, TimedOut, type Outcome } from './outcome.ts'

export interface CommandLine {
  readonly command: string
  readonly args: readonly string[]
  readonly stdin: string
  readonly timeout_seconds: number
}

/** What a command's memory is held to where util-linux's prlimit is installed. */
export const memoryLimit = 512 * 1024 * 1024

export const prlimit = find('prlimit')

/** Runs a command without a shell, with hardly an environment, in an empty directory of its own. Throws TimedOut. */
export const runCommand = async (line: CommandLine): Promise<Outcome> => {
  const path = find(line.command)
  if (path === undefined) return notInstalled(line.command)
  const directory = await mkdtemp(join(tmpdir(), 'executor-'))
  try {
    return await finish(start([path, ...line.args], directory), line)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** In a process group of its own, so that its children end with it. */
const start = (words: readonly string[], cwd: string): ChildProcessWithoutNullStreams => {
  const [program, ...args] =
    prlimit === undefined ? words : [prlimit, `--as=${memoryLimit}`, '--core=0', '--', ...words]
  return spawn(program ?? '', args, {
    cwd,
    shell: false,
    detached: true,
    env: { PATH: searchPath, LANG: 'C.UTF-8' },
  })
}

const finish = async (child: ChildProcessWithoutNullStreams, line: CommandLine): Promise<Outcome> => {
  const began = performance.now()
  const [stdout, stderr] = [boundedOutput(), boundedOutput()]
  child.stdout.on('data', stdout.add)
  child.stderr.on('data', stderr.add)
  child.stdin.on('error', ignoreClosedPipe).end(line.stdin)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    kill(child)
  }, line.timeout_seconds * 1000)
  try {
    const [exit_code] = (await once(child, 'close')) as [number | null]
    if (timedOut)
      throw new TimedOut(`${line.command} took longer than ${line.timeout_seconds} s and was killed.`)
    return {
      success: exit_code === 0,
      stdout: stdout.text(),
      stderr: stderr.text(),
      exit_code,
      duration_ms: millisecondsSince(began),
      truncated: stdout.truncated || stderr.truncated,
    }
  } finally {
    clearTimeout(timer)
  }
}

/** A command need not read what it is given. */
const ignoreClosedPipe = (): void => {}

const kill = ({ pid }: ChildProcessWithoutNullStreams): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group ended by itself in this moment.
  }
}

/** As a shell would answer. */
const notInstalled = (command: string): Outcome => ({
  success: false,
  stdout: '',
  stderr: `${command} is allowed but not installed in ${searchPath}.`,
  exit_code: 127,
  duration_ms: 0,
  truncated: false,
})
