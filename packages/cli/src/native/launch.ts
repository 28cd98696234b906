import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { findOnPath } from './find-on-path.ts'
import type { Program } from './program.ts'

/** One process of a program, from its start to its end. */
export interface Launched {
  readonly pid: number
  /** How it ended, such as `exit code 1` or `SIGKILL`; undefined as long as it runs. */
  readonly ending: () => string | undefined
  readonly ended: Promise<string>
  /** Sends a signal, unless the process has ended: its number may be somebody else's by then. */
  readonly signal: (name: NodeJS.Signals) => void
}

/**
 * Starts a process that writes to the end of `logFile`. It is in a group of its own, so that a Ctrl-C on the terminal
 * reaches octoscope alone, which stops its parts in order. Throws when the command cannot be run.
 */
export const launch = async ({ command, args, env }: Program, logFile: string): Promise<Launched> => {
  const log = await open(logFile, 'a')
  try {
    const [file, ...parameters] = await tiedToUs(command, args)
    const child = spawn(file, parameters, {
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', log.fd, log.fd],
    })
    await once(child, 'spawn')
    return watch(child)
  } finally {
    await log.close()
  }
}

/** Where Linux' `setpriv` is at hand, the kernel ends the process even when octoscope is killed and can stop nothing. */
const tiedToUs = async (command: string, args: readonly string[]): Promise<[string, ...string[]]> => {
  const setpriv = process.platform === 'linux' ? await findOnPath('setpriv') : undefined
  return setpriv ? [setpriv, '--pdeathsig', 'SIGTERM', '--', command, ...args] : [command, ...args]
}

const watch = (child: ReturnType<typeof spawn>): Launched => {
  let ending: string | undefined
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve((ending = signal ?? `exit code ${code}`)))
  })
  return {
    pid: child.pid ?? 0,
    ending: () => ending,
    ended,
    signal: (name) => {
      if (ending === undefined) child.kill(name)
    },
  }
}
