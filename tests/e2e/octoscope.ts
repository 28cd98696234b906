import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { compileCache } from './compile-cache.ts'
import { descendants, running } from './processes.ts'

const main = join(import.meta.dirname, '../../packages/cli/src/main.ts')

/** A run of the command line, as a person's shell would start it: in a process group of its own. */
export interface Octoscope {
  readonly pid: number
  readonly stdout: () => string
  readonly stderr: () => string
  /** Every process that the run has started so far. */
  readonly started: () => ReadonlySet<number>
  readonly exited: Promise<number | NodeJS.Signals>
}

/** Starts `octoscope`. Whatever the test comes to, the run and all it started end with it. */
export const octoscope = (...args: readonly string[]): Octoscope => {
  const child = spawn(process.execPath, [main, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  const pid = child.pid ?? 0
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  const started = new Set<number>()
  const look = () => descendants(pid).forEach((each) => started.add(each))
  const looking = setInterval(look, 100)
  const exited = once(child, 'close').then(([code, signal]) => {
    clearInterval(looking)
    return (code ?? signal) as number | NodeJS.Signals
  })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await exited
    for (const pid of running(started)) process.kill(pid, 'SIGKILL')
  })
  return { pid, stdout, stderr, started: () => (look(), started), exited }
}

const collect = (stream: NodeJS.ReadableStream): (() => string) => {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}
