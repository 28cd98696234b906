import { Command, CommanderError } from 'commander'
import { dashboardCommand } from './dashboard.ts'
import { metricsCommand } from './metrics.ts'
import { statusCommand } from './status.ts'

const program = (): Command => {
  const root = new Command('loki')
    .description('Loki Mode in numbers: what its .loki directory tells.')
    .addHelpText('after', help)
  for (const command of [metricsCommand, statusCommand, dashboardCommand]) root.addCommand(command())
  throwOnMisuse(root)
  return root
}

const help = `
The directory is LOKI_DIR, or .loki in the folder you are in.

Exit codes: 0 all is well, 1 it could not be done, 2 it was used wrongly.`

/** Runs the command line and returns its exit code. */
export const run = async (argv: readonly string[]): Promise<number> => {
  try {
    await program().parseAsync([...argv])
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    console.error(`loki: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

/** Commander would exit the process by itself; it is told so for each command. */
const throwOnMisuse = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(throwOnMisuse)
}
