import { orchestrator } from '@octoscope/octollm/services'
import { Command } from 'commander'
import { numberBetween } from '../../native/number-between.ts'
import { exitCodeAfter, stopRequest } from '../../native/stop-request.ts'
import { drive } from './drive.ts'
import { randomErrands } from './errands.ts'
import { progressLine } from '../progress-line.ts'
import { rate } from './rate.ts'
import { scenarios } from './scenarios.ts'
import type { Result } from './send.ts'
import { describe, summarize } from './summary.ts'

interface Options {
  readonly tasks: number
  readonly rate: number
  readonly seed: number
  readonly url: string
}

export const trafficCommand = (): Command =>
  new Command('traffic')
    .description('Send tasks to OctoLLM as people would, and tell what became of them.')
    .option('--tasks <n>', 'how many tasks', numberBetween({ from: 1, to: 100_000, whole: true }), 20)
    .option('--rate <n>', 'tasks sent each second', rate, 2)
    .option(
      '--seed <n>',
      'the same seed sends the same tasks',
      numberBetween({ from: 0, to: 2 ** 32 - 1, whole: true }),
      1,
    )
    .option('--url <url>', "the orchestrator's", `http://127.0.0.1:${orchestrator.port}`)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      process.exitCode = await traffic(options)
    })

const examples = `
Each task is one of a few scenarios, and each scenario knows how it should end: most complete, some fail or are
blocked on purpose. Exit code 0 when each ended as it should, 1 when one did not, 130 after Ctrl-C.

Examples:
  octoscope traffic                           20 tasks in ten seconds
  octoscope traffic --tasks 600 --rate 10     a minute of load
  octoscope traffic --url http://127.0.0.1:9000`

const traffic = async ({ tasks, rate: perSecond, seed, url }: Options): Promise<number> => {
  const { signal } = stopRequest()
  const progress = progressLine(process.stderr)
  const results: Result[] = []
  const onResult = (result: Result) => {
    results.push(result)
    progress.show(() => `${results.length} of ${tasks}: ${describe(summarize(results))}`)
  }
  const errands = randomErrands(scenarios, seed, tasks)
  await drive({ url: url.replace(/\/+$/, ''), errands, rate: perSecond, signal, onResult })
  progress.clear()
  report(results)
  if (signal.aborted) return exitCodeAfter(signal.reason)
  return summarize(results).surprises.length > 0 ? 1 : 0
}

const report = (results: readonly Result[]): void => {
  const summary = summarize(results)
  console.log(describe(summary))
  for (const surprise of new Set(summary.surprises)) console.log(`  ${surprise}`)
}
