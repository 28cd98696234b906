import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { render } from '@octoscope/artifacts'
import { alertsOf, recordsOf, type Stack } from '@octoscope/spec'
import { environments, stackIn, type EnvironmentName } from '@octoscope/stack'
import { environmentOption } from '../terminal/environment-option.ts'
import { writeTree } from '../generate/tree.ts'
import { inhibitionCount, rehearseInhibitions } from './inhibitions.ts'
import { routeCount, verifyRoutes } from './routes.ts'
import { ask, type Step, type Verdict } from './tool.ts'

export const testCommand = (): Command =>
  new Command('test')
    .description(
      'Play every proof through the real promtool, every route through amtool, every inhibition through Alertmanager.',
    )
    .addOption(environmentOption())
    .action(async ({ env }: { readonly env: EnvironmentName }) => {
      const stack = stackIn(environments[env])
      const failed = (await inScratchFolder((folder) => examine(stack, folder))).filter(({ ok }) => !ok)
      for (const { what, output } of failed) console.error(`✗ ${what}\n${output}`)
      if (failed.length > 0) process.exitCode = 1
      else console.log(summary(stack))
    })

const examine = async (stack: Stack, folder: string): Promise<readonly Step[]> => {
  const files = render(stack)
  await writeTree(folder, files, [])
  const prometheus = join(folder, 'monitoring/prometheus')
  const proofs = files
    .map(({ path }) => path)
    .filter((path) => path.startsWith('monitoring/prometheus/tests/'))
  const promtool = Promise.all([
    step('promtool check config', ask('promtool', prometheus, 'check', 'config', 'prometheus.yml')),
    ...proofs.map((path) =>
      step(`proofs in ${path}`, ask('promtool', join(prometheus, 'tests'), 'test', 'rules', basename(path))),
    ),
  ])
  return [
    ...(await promtool),
    ...(await verifyRoutes(stack, folder)),
    ...(await rehearseInhibitions(stack, folder)),
  ]
}

const summary = (stack: Stack): string =>
  [
    `${proofCount(stack)} proofs hold; promtool and amtool accept the files of ${stack.environment.name}.`,
    `amtool leads every alert to the stated receivers: ${routeCount(stack)} routes in ${stack.environments.length} environments.`,
    `Alertmanager keeps ${inhibitionCount(stack)} inhibitions, and none the other way round.`,
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
