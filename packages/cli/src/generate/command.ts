import { Command } from 'commander'
import { printProblems } from '../terminal/problems.ts'
import { configOption, environmentOption } from '../terminal/which-stack.ts'
import { generate, type Wish } from './generate.ts'

export const generateCommand = (): Command =>
  new Command('generate')
    .description('Write every file that the monitoring tools read, from the declarations.')
    .option('--out <dir>', 'the folder to write to', '.')
    .addOption(environmentOption())
    .addOption(configOption())
    .option('--check', 'write nothing; fail if one byte differs from what stands in the folder', false)
    .action(async (wish: Wish) => {
      const { problems, summary } = await generate(wish)
      printProblems(problems)
      if (problems.length > 0) process.exitCode = 1
      else console.log(summary)
    })
