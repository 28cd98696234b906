import { Command, InvalidArgumentError, Option } from 'commander'
import type { ExportOptions } from './commands/export.ts'
import type { SummaryOptions } from './commands/summary.ts'
import type { WatchOptions } from './commands/watch.ts'
import { formatNames } from './export/formats/format.ts'

/** The command line. Each command loads what it needs: an export shall not carry a web server along. */
export const createProgram = (env: NodeJS.ProcessEnv): Command => {
  const program = new Command('devloop').description(
    'Development agents that run beside you, and what they tell.',
  )
  program
    .command('watch')
    .description('Watch a folder, and run its agents on what changes.')
    .argument('[path]', 'the folder', '.')
    .option('--metrics-enabled', 'serve metrics for Prometheus')
    .option('--verbose', 'tell more')
    .action(async (path: string, options: WatchOptions) => {
      const { watchFolder } = await import('./commands/watch.ts')
      await watchFolder(path, options, env)
    })
  program
    .command('serve')
    .description('Serve metrics of a folder in which somebody else’s DevLoop writes.')
    .argument('[path]', 'the folder that holds .devloop', '.')
    .action(async (path: string) => {
      const { serveFolder } = await import('./commands/serve.ts')
      await serveFolder(path, env)
    })
  program
    .command('status')
    .description('Tell what is configured, and what the event log holds.')
    .argument('[path]', 'the folder', '.')
    .action(async (path: string) => {
      const { statusOf } = await import('./commands/status.ts')
      for (const line of await statusOf(path)) console.log(line)
    })
  const telemetry = program.command('telemetry').description('Export what was recorded, or sum it up.')
  telemetry.addCommand(exportCommand(env))
  telemetry
    .command('summary')
    .description('Sum up what happened.')
    .option('--path <folder>', 'the watched folder', '.')
    .option('--start <time>', 'from when, such as "24h ago" or "2026-11-20"', '24h ago')
    .option('--end <time>', 'until when')
    .option('--slack', 'as JSON for a webhook of Slack', false)
    .action(async (options: SummaryOptions) => {
      const { summaryOf } = await import('./commands/summary.ts')
      console.log(await summaryOf(options, Date.now()))
    })
  return program
}

const exportCommand = (env: NodeJS.ProcessEnv): Command =>
  new Command('export')
    .description('Export runs of agents, or with --detailed all events.')
    .addOption(new Option('--format <name>', 'how they are written').choices(formatNames).default('json'))
    .option('--path <folder>', 'the watched folder', '.')
    .option('--log-file <file>', 'another event log')
    .option('--start <time>', 'from when, such as "24h ago" or "2026-11-20"')
    .option('--end <time>', 'until when')
    .option('--detailed', 'all events, with all they tell', false)
    .option('--output <file>', 'a file, "-" for standard output')
    .option('--destination <s3-url>', 's3://bucket/folder/')
    .option('--url <address>', 'a receiver: InfluxDB, Datadog, or any that takes a POST')
    .option('--database <name>', 'the database of InfluxDB', 'devloop')
    .option('--api-key <key>', 'the key of Datadog; better in DD_API_KEY')
    .option('--app-key <key>', 'taken and not needed: Datadog asks for none to take metrics')
    .option('--gzip', 'compressed')
    .option('--retries <number>', 'how often a receiver is tried', wholeNumber, 6)
    .action(async (options: ExportOptions) => {
      const { exportTelemetry } = await import('./commands/export.ts')
      if (!(await exportTelemetry(options, env))) process.exitCode = 1
    })

const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1 to 999.')
}
