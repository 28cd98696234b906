import { statSync } from 'node:fs'
import { Command } from 'commander'
import { lokiMode } from '@octoscope/loki-mode/services'
import { startTelemetry } from '@octoscope/telemetry'
import { readConfig } from '../config.ts'
import { Exporter } from '../exporter.ts'
import type { Measurements } from '../session/measure.ts'
import { paused, running, stopped } from '../session/status.ts'

interface Options {
  readonly dir?: string
  readonly json: boolean
}

export const statusCommand = (): Command =>
  new Command('status')
    .description('Tell how the session does, from its files alone.')
    .option('--dir <dir>', 'the .loki directory')
    .option('--json', 'print what is known as JSON', false)
    .addHelpText('after', '\nExit code 0 when the session runs or is paused, 1 when none does.')
    .action(async (options: Options) => {
      process.exitCode = await status(options)
    })

const status = async ({ dir: given, json }: Options): Promise<number> => {
  const { dir: usual, maxIterations } = readConfig(process.env)
  const dir = given ?? usual
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${dir} must be a directory of Loki Mode; there is none. Set LOKI_DIR, or give --dir.`)
  const telemetry = startTelemetry(lokiMode, { env: {}, log: { write: () => {} } })
  const exporter = new Exporter(telemetry, { dir, maxIterations, cacheMs: 0, patienceMs: 60_000 })
  await exporter.refresh()
  const { measured } = exporter
  if (!measured) throw new Error(`${dir} was removed while it was read.`)
  console.log(json ? JSON.stringify({ dir, ...measured }, null, 2) : inWords(dir, measured))
  return measured.status === running || measured.status === paused ? 0 : 1
}

const inWords = (dir: string, measured: Measurements): string => {
  const { iteration, iterationMax, uptime, agents, cost, budgetLimit, events, tasks } = measured
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Session', statusWord(measured.status)],
    ['Directory', dir],
    ['Iteration', iteration === undefined ? undefined : `${iteration} of at most ${iterationMax}`],
    ['Running for', uptime === undefined ? undefined : duration(uptime)],
    [
      'Tasks',
      Object.entries(tasks)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ') || undefined,
    ],
    ['Agents', agents && `${agents.active} active of ${agents.total}`],
    [
      'Cost',
      cost &&
        `${cost.usd.toFixed(2)} dollars (from ${cost.source})${budgetLimit ? ` of ${budgetLimit}` : ''}`,
    ],
    ['Events', events === undefined ? undefined : String(events)],
  ]
  return rows.map(([name, value]) => `${name.padEnd(12)}  ${value ?? 'not known'}`).join('\n')
}

const statusWord = (status: number | undefined): string | undefined =>
  status === undefined
    ? undefined
    : { [stopped]: 'stopped', [running]: 'running', [paused]: 'paused' }[status]

/** `2 h 5 min`, `40 s`. */
const duration = (seconds: number): string => {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
