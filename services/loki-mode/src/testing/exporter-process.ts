import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** The exporter as a process of its own, on a free port. */
export const exporterProcess = async (
  env: NodeJS.ProcessEnv,
  as: { readonly uid?: number } = {},
): Promise<ExporterProcess> => {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [main], {
    env: { PATH, HOME, LOKI_METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  })
  const lines = createInterface(child.stdout)
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
      if (found !== undefined) resolve(found)
      else reject(new Error(line))
    })
    lines.on('close', () => reject(new Error('The exporter ended without listening.')))
  })
  return { url, pid: child.pid ?? 0, highestMemory: () => highWaterMark(child.pid ?? 0) }
}

export interface ExporterProcess {
  readonly url: string
  readonly pid: number
  /** The most memory it has held so far, in megabytes. */
  readonly highestMemory: () => number
}

/** Source: proc(5), VmHWM. */
const highWaterMark = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
