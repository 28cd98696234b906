import { setTimeout as sleep } from 'node:timers/promises'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { numberBetween } from '../../native/number-between.ts'
import { exitCodeAfter, stopRequest } from '../../native/stop-request.ts'
import { day } from './day.ts'
import { layOut } from './project.ts'

interface Options {
  readonly folder: string
  readonly days: number
  readonly rate: number
}

export const devloopCommand = (): Command =>
  new Command('traffic')
    .description('Work in a folder that DevLoop watches, as a developer would.')
    .requiredOption('--folder <path>', 'the watched folder')
    .option(
      '--days <n>',
      'how often the day is played',
      numberBetween({ from: 1, to: 100_000, whole: true }),
      1,
    )
    .option('--rate <n>', 'steps a second', numberBetween({ from: 0.1, to: 100 }), 1)
    .addHelpText('after', examples)
    .action(async ({ folder, days, rate }: Options) => {
      const { signal } = stopRequest()
      await mkdir(join(folder, '.devloop'), { recursive: true })
      await layOut(folder)
      try {
        for (let played = 0; played < days; played++)
          for (const step of day) {
            await sleep(1000 / rate, undefined, { signal })
            await step(folder)
          }
        console.log(`${days * day.length} steps.`)
      } catch (error) {
        if (!signal.aborted) throw error
        process.exitCode = exitCodeAfter(signal.reason)
      }
    })

const examples = `
Lays out a small project with two agents, and plays a day: something is found, mended, broken, held back and pushed.

Examples:
  devloop watch /tmp/project --metrics-enabled              in one terminal
  octoscope traffic --system devloop --folder /tmp/project  in another`
