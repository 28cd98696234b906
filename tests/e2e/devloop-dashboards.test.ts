/** DevLoop at work, and the real Prometheus with its rules: every panel of the four dashboards has something to show. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prometheusAt } from '../../packages/cli/src/doctor/facts/prometheus-api.ts'
import { devloopPrograms } from '../../packages/cli/src/native/devloop-programs.ts'
import { onThisMachine, urlOf } from '../../packages/cli/src/native/environment.ts'
import { poll } from '../../packages/cli/src/native/poll.ts'
import { prepare, runFolder } from '../../packages/cli/src/native/run-folder.ts'
import { work } from '../../packages/cli/src/traffic/devloop/player.ts'
import { metricsOf, print, recordsOf, sloIn, systemIn, type Stack } from '../../packages/spec/src/index.ts'
import { stackIn } from '../../packages/stack/src/index.ts'
import { devloop } from '../../packages/systems/devloop/src/index.ts'
import { devloopExporter } from '../../packages/systems/devloop/src/targets.ts'
import { prometheus } from '../../packages/systems/platform/src/index.ts'
import { compileCache } from './compile-cache.ts'
import { freeOffset } from './free-offset.ts'

const started: (() => Promise<void>)[] = []
let stack: Stack

/** Every wait shortened: what takes minutes takes seconds. */
const quick = (offset: number): Stack => {
  const environment = { ...onThisMachine(offset), scrapeInterval: '1s', evaluationInterval: '1s' } as const
  const own = systemIn(devloop, environment.name)
  const every = <T extends object>(groups: readonly T[] = []) =>
    groups.map((group) => ({ ...group, interval: '1s' as const }))
  const system = {
    ...own,
    jobs: own.jobs.map((job) => ({ ...job, scrapeInterval: '1s' as const })),
    recordGroups: every(own.recordGroups),
    slos: (own.slos ?? []).map((slo) => ({ ...sloIn(slo, environment.name), groups: every(slo.groups) })),
    alertGroups: every(own.alertGroups),
  }
  return { ...stackIn(environment), systems: [system] }
}

const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  started.push(async () => {
    child.kill('SIGTERM')
    await ended
  })
}

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const held = await poll(async () => ((await holds()) ? true : undefined), {
    everyMs: 100,
    withinMs: 60_000,
    signal: AbortSignal.timeout(60_000),
  })
  if (!held) throw new Error('It did not start in a minute.')
}

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'octoscope-e2e-'))
  started.push(() => rm(root, { recursive: true, force: true }))
  stack = quick(await freeOffset())
  const { environment } = stack
  const folder = runFolder(root, compileCache)
  await prepare(folder, { stack, parts: [devloopExporter.name, prometheus.name], fresh: true })
  await mkdir(folder.data(devloopExporter.name), { recursive: true })
  const [[program] = []] = devloopPrograms(environment, folder)
  if (!program) throw new Error('DevLoop has a program.')
  start(program.command, program.args, program.env)
  start('prometheus', [
    `--config.file=${folder.prometheusConfig}`,
    `--storage.tsdb.path=${folder.data(prometheus.name)}`,
    `--web.listen-address=${environment.address(prometheus)}`,
  ])
  await until(async () => (await fetch(program.ready).catch(() => undefined))?.ok === true)
  const { query } = prometheusAt(urlOf(prometheus, environment))
  await until(async () => (await query('up == 1').catch(() => [])).length > 0)
  await work({ stack, folder, rate: 1, signal: AbortSignal.timeout(90_000) }, 2500)
})

afterAll(async () => {
  for (const stop of started.toReversed()) await stop()
})

const panels = devloop.dashboards.flatMap(({ title, panels: all }) =>
  all.flatMap((panel) =>
    panel.queries.map(({ expr, legend }) => ({ name: `${title} › ${panel.title} › ${legend}`, expr })),
  ),
)

test.each(panels)('$name', async ({ expr }) => {
  const { query } = prometheusAt(urlOf(prometheus, stack.environment))
  const text = print(expr.node).replaceAll('$__rate_interval', '1m')
  const shown = async () => (await query(text)).filter(({ value }) => Number.isFinite(value)).length
  await expect.poll(shown, { timeout: 30_000, interval: 100 }).toBeGreaterThan(0)
})

test('every metric and every record has a sample', async () => {
  const { query } = prometheusAt(urlOf(prometheus, stack.environment))
  const without: string[] = []
  const recorded = recordsOf(devloop).map(({ metric }) => metric)
  for (const { name, type } of [...metricsOf(devloop).keys(), ...recorded])
    if ((await query(type === 'histogram' ? `${name}_count` : name)).length === 0) without.push(name)
  expect(without).toEqual([])
})
