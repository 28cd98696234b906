import { resolve } from 'node:path'
import { Command } from 'commander'
import { render } from '@octoscope/artifacts'
import { check, environments, stackIn, type EnvironmentName } from '@octoscope/stack'
import type { Problem } from '@octoscope/spec'
import { environmentOption } from '../terminal/environment-option.ts'
import { printProblems } from '../terminal/problems.ts'
import { compare, drift, intruders } from './compare.ts'
import { readTree, writeTree } from './tree.ts'

interface Options {
  readonly out: string
  readonly env: EnvironmentName
  readonly check: boolean
}

export const generateCommand = (): Command =>
  new Command('generate')
    .description('Write every file that the monitoring tools read, from the declarations.')
    .option('--out <dir>', 'the folder to write to', '.')
    .addOption(environmentOption())
    .option('--check', 'write nothing; fail if one byte differs from what stands in the folder', false)
    .action(async (options: Options) => {
      const { problems, summary } = await generate(options)
      printProblems(problems)
      if (problems.length > 0) process.exitCode = 1
      else console.log(summary)
    })

/** A broken law, or a file of somebody else's in the way: then nothing is written. */
const generate = async ({ out, env, check: onlyCheck }: Options): Promise<Outcome> => {
  const stack = stackIn(environments[env])
  const broken = check(stack)
  if (broken.length > 0) return { problems: broken, summary: '' }

  const root = resolve(out)
  const files = render(stack)
  const difference = compare(files, await readTree(root))
  if (onlyCheck)
    return { problems: drift(difference), summary: `${files.length} generated files are as declared.` }

  const problems = intruders(difference)
  if (problems.length > 0) return { problems, summary: '' }
  await writeTree(root, files, difference.stray)
  const { missing, changed, stray } = difference
  return {
    problems: [],
    summary: `${files.length} files: ${missing.length} new, ${changed.length} changed, ${stray.length} removed.`,
  }
}

interface Outcome {
  readonly problems: readonly Problem[]
  readonly summary: string
}
