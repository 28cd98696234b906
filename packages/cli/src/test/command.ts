import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { render } from '@octoscope/artifacts'
import { alertsOf, recordsOf, type Stack } from '@octoscope/spec'
import { environments, stackIn, type EnvironmentName } from '@octoscope/stack'
import { environmentOption } from '../terminal/environment-option.ts'
import { writeTree } from '../generate/tree.ts'
import { ask, type Verdict } from './tool.ts'

export const testCommand = (): Command =>
  new Command('test')
    .description(
      'Play every proof through the real promtool, and have promtool and amtool read what is generated.',
    )
    .addOption(environmentOption())
    .action(async ({ env }: { readonly env: EnvironmentName }) => {
      const stack = stackIn(environments[env])
      const failed = (await inScratchFolder((folder) => examine(stack, folder))).filter(({ ok }) => !ok)
      for (const { what, output } of failed) console.error(`✗ ${what}\n${output}`)
      if (failed.length > 0) process.exitCode = 1
      else console.log(`${proofCount(stack)} proofs hold; promtool and amtool accept the files of ${env}.`)
    })

interface Step extends Verdict {
  readonly what: string
}

const examine = async (stack: Stack, folder: string): Promise<readonly Step[]> => {
  const files = render(stack)
  await writeTree(folder, files, [])
  const [prometheus, alertmanager] = [
    join(folder, 'monitoring/prometheus'),
    join(folder, 'monitoring/alertmanager'),
  ]
  const proofs = files
    .map(({ path }) => path)
    .filter((path) => path.startsWith('monitoring/prometheus/tests/'))
  return Promise.all([
    step('promtool check config', ask('promtool', prometheus, 'check', 'config', 'prometheus.yml')),
    step('amtool check-config', ask('amtool', alertmanager, 'check-config', 'alertmanager.yml')),
    ...proofs.map((path) =>
      step(`proofs in ${path}`, ask('promtool', join(prometheus, 'tests'), 'test', 'rules', basename(path))),
    ),
  ])
}

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
