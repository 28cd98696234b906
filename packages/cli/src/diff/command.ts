import { Command, Option } from 'commander'
import { colorsFor } from '../terminal/colors.ts'
import { printJson } from '../terminal/json.ts'
import { compare } from './compare.ts'
import { interruptible } from './revision/interruptible.ts'
import { Refusal } from './revision/refusal.ts'
import { json } from './show/json.ts'
import { markdown } from './show/markdown.ts'
import { text } from './show/text.ts'
import type { Shown } from './sides.ts'
import { statesOf } from './states.ts'
import { countByRisk } from './summary.ts'

interface Options {
  readonly against?: string
  readonly json: boolean
  readonly markdown: boolean
  readonly exitCode: boolean
}

export const diffCommand = (): Command =>
  new Command('diff')
    .description(
      'Tell what a change of the declarations means: between two revisions, or up to the working tree.',
    )
    .argument('[from]', 'the revision before (default: HEAD)')
    .argument('[to]', 'the revision after (default: the working tree)')
    .option('--against <catalog.json>', 'compare the working tree with a saved `octoscope catalog --json`')
    .addOption(new Option('--json', 'print the changes as JSON').default(false))
    .addOption(new Option('--markdown', 'print them for a pull request').default(false).conflicts('json'))
    .option('--exit-code', 'exit with 1 when something breaking has changed', false)
    .addHelpText('after', '\nExit codes: 0, also when something has changed; 2 when it cannot be compared.')
    .action(async (from: string | undefined, to: string | undefined, options: Options, command: Command) => {
      if (options.against !== undefined && from !== undefined)
        command.error(
          'A saved catalogue is compared with the working tree. Leave out the revision, or --against.',
          {
            exitCode: 2,
          },
        )
      const shown = await interruptible((signal) => difference({ from, to, ...options }, signal)).catch(
        (error: unknown) => {
          if (error instanceof Refusal)
            return command.error(`octoscope diff: ${error.message}`, { exitCode: 2 })
          throw error
        },
      )
      show(shown, options)
      if (options.exitCode && countByRisk(shown.comparison).breaking > 0) process.exitCode = 1
    })

const difference = async (
  {
    from = 'HEAD',
    to,
    against,
  }: Pick<Options, 'against'> & { from: string | undefined; to: string | undefined },
  signal: AbortSignal,
): Promise<Shown> => {
  const place = { folder: process.cwd(), started: process.argv[1] ?? '', signal }
  const states = await statesOf({ from, to, against }, place)
  return {
    names: { from: states.from.name, to: states.to.name },
    comparison: compare({ from: states.from.catalog, to: states.to.catalog }),
  }
}

const show = (shown: Shown, { json: asJson, markdown: asMarkdown }: Options): void => {
  if (asJson) printJson(json(shown))
  else if (asMarkdown) process.stdout.write(markdown(shown))
  else process.stdout.write(text(shown, colorsFor(process.stdout)))
}
