import { Command, Option } from 'commander'
import { leading, players } from './players.ts'

interface Options {
  readonly system: string
}

/** Each system's player has options of its own: what is not `--system` is for it to read, `--help` included. */
export const trafficCommand = (): Command =>
  new Command('traffic')
    .description('Play what people and programs do to a system, and tell what became of it.')
    .addOption(
      new Option('--system <name>', 'whose world is played')
        .choices(players.map(({ system }) => system))
        .default(leading.system),
    )
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async ({ system }: Options, { args }: Command) => {
      await playerOf(system).parseAsync(args, { from: 'user' })
    })

const playerOf = (name: string): Command => {
  const player = players.find(({ system }) => system === name) ?? leading
  const others = players.filter((each) => each !== player).map(({ system }) => `--system ${system}`)
  return player
    .command()
    .name(player === leading ? 'octoscope traffic' : `octoscope traffic --system ${name}`)
    .addHelpText('after', others.length > 0 ? `\nOther worlds: ${others.join(', ')}.` : '')
    .exitOverride()
}
