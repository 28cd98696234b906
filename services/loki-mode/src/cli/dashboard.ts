import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { findProcess } from '../session/process.ts'

export const dashboardCommand = (): Command => {
  const command = new Command('dashboard').description(
    'The exporter of this directory, as a process of this machine.',
  )
  command.command('start').description('start it, and leave it running').action(act(start))
  command.command('stop').description('stop it').action(act(stop))
  command
    .command('status')
    .description('tell whether it runs; exit code 1 when it does not')
    .action(act(tell))
  return command.addHelpText('after', help)
}

const help = `
Settings are read from the environment: LOKI_DIR, LOKI_METRICS_PORT (57374), LOKI_METRICS_PATH, HOST. Its log is
dashboard/exporter.log in the directory.`

const act = (work: (of: Dashboard) => Promise<number>) => async () => {
  const { dir } = readConfig(process.env)
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(
      `${dir} must be a directory of Loki Mode; there is none. Set LOKI_DIR, or go to the project.`,
    )
  process.exitCode = await work(dashboardOf(dir))
}

interface Dashboard {
  readonly folder: string
  readonly log: string
  /** Whom the file names, as long as that process is the one that was started. */
  readonly running: () => Started | undefined
  readonly keep: (started: Started) => void
  readonly forget: () => void
}

interface Started {
  readonly pid: number
  /** When the process began, in seconds since 1970: another one may get its number. */
  readonly began: number
  readonly url: string
}

const dashboardOf = (dir: string): Dashboard => {
  const folder = join(dir, 'dashboard')
  const file = join(folder, 'exporter.json')
  return {
    folder,
    log: join(folder, 'exporter.log'),
    running: () => {
      const started = read(file)
      const found = started && findProcess(started.pid)
      return found && !found.zombie && Math.abs(found.started - started.began) < 2 ? started : undefined
    },
    keep: (started) => writeFileSync(file, `${JSON.stringify(started)}\n`),
    forget: () => rmSync(file, { force: true }),
  }
}

const read = (file: string): Started | undefined => {
  try {
    const { pid, began, url } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Started>
    return pid !== undefined && began !== undefined && url !== undefined ? { pid, began, url } : undefined
  } catch {
    return undefined
  }
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const patienceMs = 15_000

const start = async (dashboard: Dashboard): Promise<number> => {
  const before = dashboard.running()
  if (before) {
    console.log(`It runs already: process ${before.pid}, ${before.url}`)
    return 0
  }
  const { port, path, dir } = readConfig(process.env)
  const url = `http://${process.env['HOST'] || '127.0.0.1'}:${port}`
  mkdirSync(dashboard.folder, { recursive: true })
  const log = openSync(dashboard.log, 'a')
  const child = spawn(process.execPath, [main], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LOKI_DIR: dir },
  })
  child.unref()
  const pid = child.pid ?? 0
  if (!(await answers(url, () => child.exitCode === null)))
    throw new Error(
      `The exporter must answer at ${url}; it did not. Its last line: ${lastLine(dashboard.log)}`,
    )
  dashboard.keep({ pid, began: findProcess(pid)?.started ?? 0, url })
  console.log(`Started: process ${pid}, ${url}${path}`)
  return 0
}

const answers = async (url: string, isAlive: () => boolean): Promise<boolean> => {
  for (const end = performance.now() + patienceMs; performance.now() < end && isAlive();) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined)
    // Somebody else may have the port: then ours ends by itself, a moment later.
    if (response?.ok) return pause(100).then(isAlive)
    await pause(100)
  }
  return false
}

const stop = async (dashboard: Dashboard): Promise<number> => {
  const started = dashboard.running()
  if (!started) {
    console.log('It does not run.')
    return 0
  }
  process.kill(started.pid, 'SIGTERM')
  for (const end = performance.now() + patienceMs; dashboard.running(); await pause(50))
    if (performance.now() > end)
      throw new Error(`Process ${started.pid} must end; it did not. End it with: kill -9 ${started.pid}`)
  dashboard.forget()
  console.log('Stopped.')
  return 0
}

const tell = async (dashboard: Dashboard): Promise<number> => {
  const started = dashboard.running()
  console.log(started ? `It runs: process ${started.pid}, ${started.url}` : 'It does not run.')
  return started ? 0 : 1
}

const lastLine = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? ''
