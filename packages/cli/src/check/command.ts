import { Command } from 'commander'
import { alertsOf, metricsOf } from '@octoscope/spec'
import { check, environments, laws, stackIn } from '@octoscope/stack'
import { committed } from '../terminal/environment-option.ts'
import { printJson } from '../terminal/json.ts'
import { printProblems } from '../terminal/problems.ts'

interface Options {
  readonly json: boolean
  readonly list: boolean
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('Hold every declaration against the laws.')
    .option('--json', 'print the problems as JSON', false)
    .option('--list', 'print the laws and stop', false)
    .action(({ json, list }: Options) => (list ? listLaws() : checkLaws(json)))

const listLaws = (): void => {
  const width = Math.max(...laws.map(({ id }) => id.length))
  for (const { id, rule } of laws) console.log(`${id.padEnd(width)}  ${rule}`)
}

const checkLaws = (json: boolean): void => {
  const stack = stackIn(environments[committed])
  const problems = check(stack)
  if (problems.length > 0) process.exitCode = 1
  if (json) return printJson({ ok: problems.length === 0, problems })
  printProblems(problems)
  if (problems.length > 0) return
  const count = (all: readonly { readonly length: number }[]) =>
    all.reduce((sum, { length }) => sum + length, 0)
  const metrics = stack.systems.reduce((sum, system) => sum + metricsOf(system).size, 0)
  console.log(
    `${laws.length} laws hold over ${stack.systems.length} systems, ${metrics} metrics, ${count(stack.systems.map(alertsOf))} alerts.`,
  )
}
