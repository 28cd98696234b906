import { spawn } from 'node:child_process'
import { takenBy, type Taken } from '../sources/processes.ts'

export interface Outcome {
  readonly ended: 'exited' | 'timeout' | 'signal' | 'not_started' | 'too_much_output' | 'stopped'
  readonly exitCode?: number
  readonly stdout: string
  /** Its end: where programs say what went wrong. */
  readonly stderr: string
  readonly durationMs: number
  /** What it and its children took; undefined when it was too quick to be seen. */
  readonly taken?: Taken
}

export interface Command {
  readonly command: readonly string[]
  readonly cwd: string
  readonly timeoutMs: number
  /** Ends it early. */
  readonly signal: AbortSignal
}

const mostOutput = 32 * 1_048_576
const keptErrors = 4096
const lookEveryMs = 50

/** Runs a program without a shell, in a group of its own, so that all it has started ends with it. Never rejects. */
export const runCommand = ({
  command: [program = '', ...args],
  cwd,
  timeoutMs,
  signal,
}: Command): Promise<Outcome> =>
  new Promise((resolve) => {
    const began = performance.now()
    const out: Buffer[] = []
    let [size, errors, ended] = [0, '', 'exited' as Outcome['ended']]
    let taken: Taken | undefined
    const child = spawn(program, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const look = () => {
      const now = child.pid === undefined ? undefined : takenBy(child.pid)
      if (now) taken = { ...now, memory: Math.max(now.memory, taken?.memory ?? 0) }
    }
    const end = (why: Outcome['ended']) => {
      if (ended !== 'exited') return
      ended = why
      endGroup(child.pid)
    }
    const looking = setInterval(look, lookEveryMs)
    const timer = setTimeout(() => end('timeout'), timeoutMs)
    const stop = () => end('stopped')
    signal.addEventListener('abort', stop, { once: true })
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostOutput) end('too_much_output')
      else out.push(chunk)
    })
    child.stderr
      .setEncoding('utf8')
      .on('data', (chunk: string) => (errors = (errors + chunk).slice(-keptErrors)))
    let answered = false
    const answer = (exitCode: number | null, why = ended) => {
      if (answered) return
      answered = true
      clearInterval(looking)
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve({
        ended: why === 'exited' && exitCode === null ? 'signal' : why,
        ...(exitCode !== null && { exitCode }),
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: errors,
        durationMs: performance.now() - began,
        ...(taken && { taken }),
      })
    }
    child.on('error', (error) => {
      errors = error.message
      answer(null, 'not_started')
    })
    // What it leaves behind in its group would hold the pipes open, and `close` would never come.
    child.on('exit', () => endGroup(child.pid))
    child.on('close', (exitCode) => answer(exitCode))
    look()
  })

const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
