import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { main } from './started-devloop.ts'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: Buffer
  readonly stderr: string
  /** Bytes that it held at most. */
  readonly memory: number
}

/** Runs `devloop` to its end. */
export const runDevloop = async (
  args: readonly string[],
  {
    env = {},
    onStart = () => {},
  }: { readonly env?: NodeJS.ProcessEnv; readonly onStart?: (child: ChildProcess) => void } = {},
): Promise<Ended> => {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...env } })
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const out: Buffer[] = []
  let [stderr, memory] = ['', 0]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  const looking = setInterval(() => (memory = Math.max(memory, highWaterMark(child.pid ?? 0))), 25)
  onStart(child)
  const [code, signal] = await ended
  clearInterval(looking)
  return { code, signal, stdout: Buffer.concat(out), stderr, memory }
}

const highWaterMark = (pid: number): number => {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
