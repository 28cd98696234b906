import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface StartedDevloop {
  readonly url: string
  readonly stop: () => Promise<unknown>
  readonly lines: readonly string[]
  readonly pid: number
}

/** Starts `devloop` with metrics on a free port; resolves when it answers. It ends with the test. */
export const startDevloop = async (...args: readonly string[]): Promise<StartedDevloop> => {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    return ended
  }
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  const url = await new Promise<string>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (address !== undefined) resolve(address)
    })
    void ended.then(() => reject(new Error(`It ended without listening:\n${lines.join('\n')}`)))
  })
  return { url, stop, lines, pid: child.pid ?? 0 }
}

/** The page of metrics. */
export const pageOf = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text()
