import { Command, CommanderError } from 'commander'
import { catalogCommand } from './catalog/command.ts'
import { checkCommand } from './check/command.ts'
import { diffCommand } from './diff/command.ts'
import { doctorCommand } from './doctor/command.ts'
import { generateCommand } from './generate/command.ts'
import { opensloCommand } from './openslo/command.ts'
import { testCommand } from './test/command.ts'
import { trafficCommand } from './traffic/command.ts'
import { upCommand } from './up/command.ts'

const program = (): Command => {
  const root = new Command('octoscope')
    .description('Observability as code for agent systems.')
    .addHelpText('after', '\nExit codes: 0 all is well, 1 problems were found, 2 it was used wrongly.')
  for (const command of [
    upCommand,
    trafficCommand,
    doctorCommand,
    generateCommand,
    checkCommand,
    diffCommand,
    testCommand,
    catalogCommand,
    opensloCommand,
  ])
    root.addCommand(command())
  throwOnMisuse(root)
  return root
}

/** Runs the command line and returns its exit code: 0 well, 1 problems found, 2 used wrongly. */
export const run = async (argv: readonly string[]): Promise<number> => {
  try {
    await program().parseAsync([...argv])
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    console.error(`octoscope: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

/** Commander would exit the process by itself; it is told so for each command. */
const throwOnMisuse = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(throwOnMisuse)
}
