import { Command, Option } from 'commander'
import { numberBetween } from '../../native/number-between.ts'
import { exitCodeAfter, stopRequest } from '../../native/stop-request.ts'
import { progressLine } from '../progress-line.ts'
import { playSession } from './play-session.ts'
import { endings, scenarios, type Ending } from './scenario.ts'

interface Options {
  readonly dir: string
  readonly ending: Ending
  readonly iterations: number
  readonly every: number
}

export const trafficCommand = (): Command =>
  new Command('traffic')
    .description('Play a session of Loki Mode: write its .loki directory as the public program would.')
    .requiredOption('--dir <dir>', 'the .loki directory to write into; give it one of its own')
    .addOption(new Option('--ending <how>', 'how it ends').choices(endings).default('finish'))
    .option('--iterations <n>', 'how many', numberBetween({ from: 1, to: 10_000, whole: true }), 4)
    .option(
      '--every <s>',
      'seconds between two writes of the state',
      numberBetween({ from: 0.01, to: 60 }),
      2,
    )
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      process.exitCode = await traffic(options)
    })

const examples = `
Endings:
${endings.map((ending) => `  ${ending.padEnd(8)}  the session ${scenarios[ending].summary}`).join('\n')}

Files are written in place, and torn before they are whole. A process lives as long as the session does.
Exit code 0 when the session was played to its end, 130 after Ctrl-C.

Examples:
  octoscope traffic --system loki-mode --dir /tmp/demo/.loki
  octoscope traffic --system loki-mode --dir /tmp/demo/.loki --ending crash --every 0.2`

const traffic = async ({ dir, ending, iterations, every }: Options): Promise<number> => {
  const { signal } = stopRequest()
  const progress = progressLine(process.stderr)
  const scenario = { ...scenarios[ending], iterations }
  await playSession(scenario, {
    dir,
    everyMs: every * 1000,
    signal,
    onStep: (iteration) => progress.show(() => `iteration ${iteration} of ${iterations}`),
  })
  progress.clear()
  if (signal.aborted) return exitCodeAfter(signal.reason)
  console.log(`${iterations} iterations played; the session ${scenario.summary}.`)
  return 0
}
