import { Command } from 'commander'
import { portOffsetOption } from '../native/port-offset-option.ts'
import { rate } from '../traffic/octollm/rate.ts'
import type { Options } from './run.ts'
import { up } from './up.ts'

export const upCommand = (): Command =>
  new Command('up')
    .description(
      'Start OctoLLM, the exporters and their monitoring as processes of this machine, and watch over them until Ctrl-C.',
    )
    .option(
      '--once',
      'start, check, drive a short traffic run, report, stop; exit code 0 when all is well',
      false,
    )
    .option('--no-traffic', 'send no tasks')
    .option('--rate <n>', 'tasks sent each second', rate, 0.5)
    .addOption(portOffsetOption())
    .option('--dir <dir>', 'where configuration, data and logs are kept', '.octoscope')
    .option('--json', 'print the state or the report as JSON, and progress to standard error', false)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      process.exitCode = await up(options)
    })

const examples = `
Prometheus, Alertmanager and the node exporter are those of PATH. What the machine lacks is left out and named, with the
way to get it. Everything listens on 127.0.0.1 only.

Examples:
  octoscope up                                until Ctrl-C, with half a task each second
  octoscope up --no-traffic
  octoscope up --once                         unattended: start, check, report, stop
  octoscope up --port-offset 1000             a second stack beside the first: ports 9000, 9001, 9100 …

Environment: OTEL_EXPORTER_OTLP_ENDPOINT sends traces there (else none are exported), LOG_LEVEL, and what each service reads.`
