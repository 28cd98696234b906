import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prometheus } from '../../packages/artifacts/src/index.ts'
import { prometheusAt } from '../../packages/cli/src/doctor/facts/prometheus-api.ts'
import { onThisMachine } from '../../packages/cli/src/native/environment.ts'
import {
  sessionFiles,
  type Moment,
  type SessionFiles,
} from '../../packages/cli/src/traffic/loki-mode/session-files.ts'
import { lokiMode as system } from '../../packages/systems/loki-mode/src/index.ts'
import { stackIn } from '../../packages/stack/src/index.ts'
import { compileCache } from './compile-cache.ts'

/** Every wait shortened, so that seconds show what takes minutes: the rules are those that are generated. */
const shortened = (rules: string): string =>
  rules
    .replaceAll('[30m]', '[15s]')
    .replaceAll(' 1800', ' 15')
    .replaceAll('> 300', '> 10')
    .replaceAll(/for: \d+m/g, 'for: 2s')
    .replaceAll('interval: 30s', 'interval: 1s')

const main = join(import.meta.dirname, '../../services/loki-mode/src/main.ts')
const processes: ChildProcess[] = []
let folder: string
let loki: string
let files: SessionFiles
let exporter: ChildProcess
let api: ReturnType<typeof prometheusAt>
let session: ChildProcess
let present: Moment
let writer: NodeJS.Timeout
/** Whether the session writes its state, and whether it works. */
let doing = { writes: true, works: true }

const launch = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, ...env } })
  await once(child, 'spawn')
  processes.push(child)
  return child
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const begin = async (budget: number): Promise<void> => {
  session = await launch('cat', [])
  files.begin({ pid: session.pid ?? 0, budget })
  present = {
    mode: 'autonomous',
    startedAt: new Date(),
    iteration: 1,
    tasks: { pending: 3, inProgress: 1, completed: 6, failed: 0 },
    agents: 2,
  }
  files.state(present)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoscope-e2e-'))
  loki = join(folder, '.loki')
  await mkdir(loki)
  files = sessionFiles(loki)
  await begin(5)
  writer = setInterval(() => {
    if (doing.writes) files.state(present)
    if (doing.writes && doing.works) files.work('Edit')
  }, 400)

  const [exporterPort, prometheusPort] = [await freePort(), await freePort()]
  const env = { LOKI_DIR: loki, LOKI_METRICS_PORT: String(exporterPort), NODE_COMPILE_CACHE: compileCache }
  exporter = await launch(process.execPath, [main], env)
  const stack = stackIn({
    ...onThisMachine(),
    address: () => `127.0.0.1:${exporterPort}`,
    scrapeInterval: '1s',
    evaluationInterval: '1s',
  })
  const jobs = system.jobs.map((job) => ({ ...job, scrapeInterval: '1s' as const }))
  for (const { path, text } of prometheus({ ...stack, systems: [{ ...system, jobs }] })) {
    if (!/prometheus\.yml$|rules\/loki-mode\.yml$/.test(path)) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), shortened(text))
  }
  await launch('prometheus', [
    `--config.file=${join(folder, 'monitoring/prometheus/prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${prometheusPort}`,
  ])
  api = prometheusAt(`http://127.0.0.1:${prometheusPort}`)
})

afterAll(async () => {
  clearInterval(writer)
  await Promise.all(
    processes.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }),
  )
  await rm(folder, { recursive: true, force: true })
})

const firing = async (): Promise<readonly string[]> => {
  const alerts = await api.query('ALERTS{alertstate="firing"}').catch(() => [])
  return alerts.map(({ labels }) => String(labels['alertname'])).toSorted()
}

/**
 * From now on exactly these fire: in the end all of them, for a while, and on the way there none but these and those that
 * fired before.
 */
const only = async (...alerts: readonly string[]): Promise<void> => {
  const before = await firing()
  const expected = alerts.toSorted()
  const strangers = new Set<string>()
  let steady = 0
  await expect
    .poll(
      async () => {
        const now = await firing()
        for (const name of now) if (!expected.includes(name) && !before.includes(name)) strangers.add(name)
        steady = now.join() === expected.join() ? steady + 1 : 0
        return { now, steady: steady >= 4 }
      },
      { timeout: 60_000, interval: 500 },
    )
    .toEqual({ now: expected, steady: true })
  expect([...strangers]).toEqual([])
}

const iterationOf = (cost: number) => files.iterationEnd(1, { cost, total: cost })

test('through a whole session, every alert fires in its situation and in no other', async () => {
  await expect
    .poll(() => api.query('loki_session_status').catch(() => []), { timeout: 30_000 })
    .toMatchObject([{ value: 1 }])
  iterationOf(1)
  await only()

  iterationOf(4.2)
  await only('LokiBudgetWarning')
  iterationOf(4.6)
  await only('LokiBudgetCritical', 'LokiBudgetWarning')
  files.budgetExceeded(50, 4.6) // somebody has raised the limit
  await only()

  present = { ...present, tasks: { ...present.tasks, failed: 3 } }
  await only('LokiHighFailureRate')
  present = { ...present, tasks: { ...present.tasks, failed: 1 } }
  await only()

  present = { ...present, agents: 102 } // every other one is active
  await only('LokiTooManyAgents')
  present = { ...present, agents: 4 }
  await only()

  doing = { writes: true, works: false }
  await only('LokiStagnation')
  files.iterationStart(2)
  await only()
  doing = { writes: true, works: true }

  files.pause()
  await only()
  files.resume()

  await rm(join(loki, 'state/agents.json'))
  doing = { writes: false, works: true }
  execFileSync('mkfifo', [join(loki, 'state/agents.json')])
  await only('LokiSourceStale')
  await rm(join(loki, 'state/agents.json'))
  doing = { writes: true, works: true }
  await only()

  doing = { writes: false, works: false }
  session.kill('SIGKILL')
  await only('LokiSessionDown')
  await begin(50)
  doing = { writes: true, works: true }
  await only()

  doing = { writes: false, works: false }
  files.finish(1)
  session.kill('SIGKILL')
  await only('LokiSessionDown')
  await begin(50)
  doing = { writes: true, works: true }
  await only()

  // Without the exporter nothing is known: what that means for the two others is for Alertmanager to keep silent.
  exporter.kill('SIGKILL')
  await only('LokiExporterDown', 'LokiSessionDown', 'LokiSourceStale')
}, 300_000)
