import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { environments, stackIn } from '@octoscope/stack'
import { committed } from '../terminal/environment-option.ts'
import { printProblems } from '../terminal/problems.ts'
import { exportSlos } from './export.ts'
import { importSlos } from './import.ts'

const stack = () => stackIn(environments[committed])

export const opensloCommand = (): Command => {
  const command = new Command('openslo').description('Carry SLOs over from and to OpenSLO v1.')
  command
    .command('export')
    .description('Print every declared SLO as OpenSLO YAML.')
    .action(() => void process.stdout.write(exportSlos(stack())))
  command
    .command('import')
    .description('Print declarations in TypeScript for the SLOs of a file, and what has no equivalent.')
    .argument('<file>', 'OpenSLO YAML, one document or more')
    .action(async (file: string) => {
      const { source, problems } = importSlos(await readFile(file, 'utf8'), stack())
      process.stdout.write(source)
      printProblems(problems)
      if (problems.length > 0) process.exitCode = 1
    })
  return command
}
