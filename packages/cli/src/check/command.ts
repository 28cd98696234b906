import { Command, Option } from 'commander'
import { alertsOf, metricsOf, type Day, type Problem, type Stack } from '@octoscope/spec'
import { check, laws } from '@octoscope/stack'
import { printJson } from '../terminal/json.ts'
import { printProblems } from '../terminal/problems.ts'
import { configOption, stackFor } from '../terminal/which-stack.ts'
import { sarif } from './sarif.ts'

interface Options {
  readonly config?: string
  readonly json?: true
  readonly sarif?: true
  readonly list?: true
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('Hold every declaration against the laws.')
    .option('--json', 'print the problems as JSON')
    .addOption(new Option('--sarif', 'print the problems as SARIF 2.1.0').conflicts(['json', 'list']))
    .addOption(configOption())
    .option('--list', 'print the laws and stop')
    .action((options: Options) => (options.list ? listLaws(options) : checkLaws(options)))

const listLaws = ({ json }: Options): void => {
  if (json) return printJson(laws.map(({ id, rule, why, example }) => ({ id, rule, why, example })))
  const width = Math.max(...laws.map(({ id }) => id.length))
  for (const { id, rule } of laws) console.log(`${id.padEnd(width)}  ${rule}`)
}

const checkLaws = async (options: Options): Promise<void> => {
  const stack = await stackFor({ config: options.config })
  const problems = check(stack, new Date().toISOString().slice(0, 10) as Day)
  if (problems.length > 0) process.exitCode = 1
  print(options, problems, stack)
}

const print = (options: Options, problems: readonly Problem[], stack: Stack): void => {
  if (options.json) return printJson({ ok: problems.length === 0, problems })
  if (options.sarif)
    return printJson(sarif({ laws, problems, systems: stack.systems.map(({ name }) => name) }))
  printProblems(problems)
  if (problems.length === 0) console.log(summary(stack))
}

const summary = ({ systems }: Stack): string => {
  const metrics = systems.reduce((sum, system) => sum + metricsOf(system).size, 0)
  return `${laws.length} laws hold over ${systems.length} systems, ${metrics} metrics, ${systems.flatMap(alertsOf).length} alerts.`
}
