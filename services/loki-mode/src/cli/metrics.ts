import { setTimeout as pause } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import { only, samplesOf } from './exposition.ts'
import { pageFrom, pageOf, type Place } from './page.ts'

interface Options {
  readonly host?: string
  readonly port?: number
  readonly dir?: string
  readonly watch?: number | true
  readonly json: boolean
}

export const metricsCommand = (): Command =>
  new Command('metrics')
    .description('Print the metrics, of a running exporter or of the directory itself.')
    .argument('[names...]', 'only these, such as loki_cost_usd')
    .option('--host <host>', 'ask the exporter on this machine')
    .option('--port <port>', 'ask the exporter at this port', port)
    .option('--dir <dir>', 'read this .loki directory, whether an exporter runs or not')
    .option('--watch [seconds]', 'print again and again', seconds)
    .option('--json', 'print a list of samples as JSON', false)
    .addHelpText('after', examples)
    .action(async (names: readonly string[], options: Options) => {
      process.exitCode = await metrics(names, options)
    })

const examples = `
Without --host, --port or --dir, the exporter of this machine is asked, and where none runs the directory is read: LOKI_DIR,
or .loki here. Exit code 1 when a name that was asked for has no sample.

Examples:
  loki metrics
  loki metrics loki_cost_usd loki_budget_limit_usd
  loki metrics --watch 5 loki_iteration_current
  loki metrics --host 192.168.1.100 --port 8080 --json`

const metrics = async (names: readonly string[], options: Options): Promise<number> => {
  const { watch } = options
  if (watch === undefined) return print(await read(options), names, options)
  for (;;) {
    const page = await read(options)
    if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[H')
    print(page, names, options)
    await pause((watch === true ? 5 : watch) * 1000)
  }
}

const read = async ({ host, port: at, dir }: Options): Promise<string> => {
  const { dir: usual, port: usualPort } = readConfig(process.env)
  if (dir !== undefined) return pageFrom(dir)
  const place: Place = { host: host ?? '127.0.0.1', port: at ?? Number(usualPort) }
  if (host !== undefined || at !== undefined) return pageOf(place)
  return pageOf(place).catch(() => pageFrom(usual))
}

const print = (page: string, names: readonly string[], { json }: Options): number => {
  const samples = samplesOf(page).filter(({ name }) => names.length === 0 || names.includes(name))
  process.stdout.write(json ? `${JSON.stringify(samples, null, 2)}\n` : only(page, names))
  const missing = names.filter((name) => !samples.some((sample) => sample.name === name))
  for (const name of missing)
    console.error(`loki: ${name} has no sample: it cannot be known now, or is no metric.`)
  return missing.length > 0 ? 1 : 0
}

function port(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.')
}

function seconds(text: string): number {
  const number = Number(text)
  if (number >= 0.1 && number <= 86_400) return number
  throw new InvalidArgumentError('It must be a number of seconds from 0.1 to 86400.')
}
