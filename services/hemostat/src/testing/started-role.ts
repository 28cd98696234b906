import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { samplesOf, type Samples } from '@octoscope/telemetry/testing'
import { onTestFinished } from 'vitest'
import type { Role } from '../config.ts'

/** A process of one role, for one test. */
export interface StartedRole extends Samples {
  readonly child: ChildProcess
  readonly url: string
  /** What it has said so far. */
  readonly lines: readonly string[]
  /** Its page as it is now. */
  page(): Promise<string>
}

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Resolves when it listens. */
export const startedRole = async (role: Role, env: NodeJS.ProcessEnv): Promise<StartedRole> => {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], PORT: '0', AGENT: role, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}: ${lines.join('\n')}`)))
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line)
      const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
      if (address !== undefined) resolve(address)
    })
  })
  const page = async (): Promise<string> => (await fetch(`${url}/metrics`)).text()
  return { child, url, lines, page, ...samplesOf({ scrape: async () => ({ body: await page() }) }) }
}
