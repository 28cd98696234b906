import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { printProblems } from '../terminal/problems.ts'
import { configOption, stackFor, type StackChoice } from '../terminal/which-stack.ts'
import { exportSlos } from './export.ts'
import { importSlos } from './import.ts'

export const opensloCommand = (): Command => {
  const command = new Command('openslo').description('Carry SLOs over from and to OpenSLO v1.')
  command
    .command('export')
    .description('Print every declared SLO as OpenSLO YAML.')
    .addOption(configOption())
    .action(async (choice: StackChoice) => void process.stdout.write(exportSlos(await stackFor(choice))))
  command
    .command('import')
    .description('Print declarations in TypeScript for the SLOs of a file, and what has no equivalent.')
    .argument('<file>', 'OpenSLO YAML, one document or more')
    .addOption(configOption())
    .action(async (file: string, choice: StackChoice) => {
      const { source, problems } = importSlos(await readFile(file, 'utf8'), await stackFor(choice))
      process.stdout.write(source)
      printProblems(problems)
      if (problems.length > 0) process.exitCode = 1
    })
  return command
}
