import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Command } from 'commander'
import { render, type File } from '@octoscope/artifacts'
import { alertsOf, formsOf, recordsOf, type Stack } from '@octoscope/spec'
import { printProblems } from '../terminal/problems.ts'
import { configOption, environmentOption, stackFor, type StackChoice } from '../terminal/which-stack.ts'
import { writeTree } from '../generate/tree.ts'
import { inhibitionCount, rehearseInhibitions } from './inhibitions.ts'
import { runMutation, type Options as MutationOptions } from './mutate/run.ts'
import { ratiosUnproven } from './ratio-proven.ts'
import { routeCount, verifyRoutes } from './routes.ts'
import { ask, type Step, type Verdict } from './tool.ts'

interface Options extends MutationOptions, StackChoice {
  readonly mutate: boolean
}

export const testCommand = (): Command =>
  new Command('test')
    .description(
      'Play every proof through the real promtool, every route through amtool, every inhibition through Alertmanager.',
    )
    .addOption(environmentOption())
    .addOption(configOption())
    .option('--mutate', 'break every alert in every way, and see whether its proof notices', false)
    .option('--json', 'with --mutate: print the scores as JSON', false)
    .option('--alert <name>', 'with --mutate: this alert alone')
    .action(async ({ env, config, mutate, ...options }: Options, command: Command) => {
      const stack = await stackFor({ config, env })
      const misuse = misuseOf(stack, { mutate, ...options })
      if (misuse !== undefined) command.error(misuse)
      if (mutate) {
        const strong = await inScratchFolder((folder) => runMutation(stack, folder, options))
        if (!strong) process.exitCode = 1
        return
      }
      const unproven = formsOf(stack).flatMap(ratiosUnproven)
      printProblems(unproven)
      const failed = (await inScratchFolder((folder) => examine(stack, folder))).filter(({ ok }) => !ok)
      for (const { what, output } of failed) console.error(`✗ ${what}\n${output}`)
      if (failed.length + unproven.length > 0) process.exitCode = 1
      else console.log(summary(stack))
    })

const misuseOf = (
  stack: Stack,
  { mutate, json, alert }: Omit<Options, keyof StackChoice>,
): string | undefined => {
  if (!mutate && (json || alert !== undefined)) return '--json and --alert are about mutants. Add --mutate.'
  const names = stack.systems.flatMap(alertsOf).map(({ name }) => name)
  if (alert !== undefined && !names.includes(alert))
    return `--alert must name a declared alert; "${alert}" is none of ${names.join(', ')}.`
  return undefined
}

const examine = async (stack: Stack, folder: string): Promise<readonly Step[]> => {
  const files = render(stack)
  await writeTree(folder, files, [])
  const prometheus = join(folder, 'monitoring/prometheus')
  const promtool = Promise.all([
    step('promtool check config', ask('promtool', prometheus, 'check', 'config', 'prometheus.yml')),
    ...proofsOf(files).map(({ path }) => playProofs(folder, path)),
  ])
  return [
    ...(await promtool),
    ...(await examineElsewhere(stack, { folder, files })),
    ...(await verifyRoutes(stack, folder)),
    ...(await rehearseInhibitions(stack, folder)),
  ]
}

/** The proofs that other environments do not share, each beside its rules in a folder of its own. */
const examineElsewhere = async (
  stack: Stack,
  { folder, files }: { readonly folder: string; readonly files: readonly File[] },
): Promise<readonly Step[]> => {
  const played = new Set(proofsOf(files).map(({ text }) => text))
  const steps: Promise<Step>[] = []
  for (const form of formsOf(stack).slice(1)) {
    const all = render(form)
    const own = proofsOf(all).filter(({ text }) => !played.has(text))
    const home = join(folder, 'elsewhere', form.environment.name)
    await writeTree(home, all, [])
    steps.push(...own.map(({ path }) => playProofs(home, path)))
    for (const { text } of own) played.add(text)
  }
  return Promise.all(steps)
}

const proofsOf = (files: readonly File[]): readonly File[] =>
  files.filter(({ path }) => path.startsWith('monitoring/prometheus/tests/'))

const playProofs = (folder: string, path: string): Promise<Step> =>
  step(`proofs in ${path}`, ask('promtool', dirname(join(folder, path)), 'test', 'rules', basename(path)))

const summary = (stack: Stack): string =>
  [
    `${proofCount(stack)} proofs hold; promtool and amtool accept the files of ${stack.environment.name}.`,
    `amtool leads every alert to the stated receivers: ${routeCount(stack)} routes in ${stack.environments.length} environments.`,
    `Alertmanager keeps every inhibition (${inhibitionCount(stack)}), and none the other way round.`,
  ].join('\n')

const step = async (what: string, verdict: Promise<Verdict>): Promise<Step> => ({ what, ...(await verdict) })

const inScratchFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'octoscope-test-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const proofCount = ({ systems }: Stack): number =>
  systems.flatMap(alertsOf).reduce((sum, { proof }) => sum + proof.fires.length + proof.silent.length, 0) +
  systems.flatMap(recordsOf).reduce((sum, { proof }) => sum + proof.length, 0)
