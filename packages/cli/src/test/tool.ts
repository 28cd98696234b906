import { spawn } from 'node:child_process'

/** What a program said, in the order it said it. */
export interface Verdict {
  readonly ok: boolean
  readonly output: string
}

/** A verdict, and on what. */
export interface Step extends Verdict {
  readonly what: string
}

/** The Debian package that brings each program. */
const packages = { promtool: 'prometheus', amtool: 'prometheus-alertmanager' } as const

/** Runs a checker of Prometheus' own in a folder. Throws when it is not on the PATH. */
export const ask = (
  program: keyof typeof packages,
  folder: string,
  ...parameters: readonly string[]
): Promise<Verdict> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', () =>
      reject(new Error(`${program} must be on the PATH. Install it: apt-get install ${packages[program]}`)),
    )
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(said).toString() }))
  })
