import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { writeFiles } from '../testing/loki-files.ts'
import { scratchLoki } from '../testing/started-exporter.ts'

const bin = fileURLToPath(new URL('../loki.ts', import.meta.url))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const place = async (files: Readonly<Record<string, unknown>> = session) => {
  const dir = scratchLoki()
  writeFiles(dir, files)
  const env = { LOKI_DIR: dir, LOKI_METRICS_PORT: String(await freePort()) }
  const loki = async (...args: readonly string[]) => {
    const { PATH, HOME } = process.env
    const child = spawn(process.execPath, [bin, ...args], { env: { PATH, HOME, ...env }, cwd: dirname(dir) })
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ])
    return { out, err, code: code as number }
  }
  return { dir, loki, port: env.LOKI_METRICS_PORT }
}

const session = {
  PAUSE: '',
  'dashboard-state.json': { mode: 'autonomous', iteration: 3, tasks: { pending: [{ id: 1 }] } },
  'context/tracking.json': { totals: { total_cost_usd: 4.5 } },
  'metrics/budget.json': { limit: 5 },
}

test('metrics and status work on a directory without a server', async () => {
  const { loki } = await place()
  const one = await loki('metrics', 'loki_cost_usd')
  expect(one.out).toMatch(/^# HELP loki_cost_usd .*\n# TYPE loki_cost_usd gauge\nloki_cost_usd 4.5\n$/)
  expect(one.code).toBe(0)
  expect((await loki('metrics')).out).toContain('loki_session_status 2\n')
  const json = await loki('metrics', '--json', 'loki_tasks_total')
  expect(JSON.parse(json.out)).toEqual([
    { name: 'loki_tasks_total', labels: { status: 'pending' }, value: 1 },
  ])
  const told = await loki('status')
  expect(told.out).toMatch(/^Session +paused\n/)
  expect(told.out).toMatch(/^Cost +4\.50 dollars \(from tracking\) of 5$/m)
  expect(told.out).toMatch(/^Agents +not known$/m)
  expect(told.code).toBe(0)
})

test('a name without a sample, a server that is not there, and misuse are told apart', async () => {
  const { loki, port } = await place()
  const missing = await loki('metrics', 'loki_uptime_seconds')
  expect(missing).toMatchObject({ out: '', code: 1 })
  expect(missing.err).toContain('loki_uptime_seconds has no sample')
  const away = await loki('metrics', '--port', port)
  expect(away.code).toBe(1)
  expect(away.err).toMatch(/must answer.*ECONNREFUSED.*loki dashboard start/)
  expect((await loki('metrics', '--port', 'many')).code).toBe(2)
  expect((await loki('metricks')).code).toBe(2)
  const nowhere = await loki('status', '--dir', '/nowhere/.loki')
  expect(nowhere).toMatchObject({ code: 1 })
  expect(nowhere.err).toContain('Set LOKI_DIR, or give --dir.')
  for (const args of [['--help'], ['metrics', '--help'], ['status', '--help'], ['dashboard', '--help']])
    expect(await loki(...args)).toMatchObject({ code: 0 })
}, 40_000)

test('the exporter is started once, asked, and stopped', async () => {
  const { loki, port } = await place()
  onTestFinished(async () => void (await loki('dashboard', 'stop')))
  expect(await loki('dashboard', 'status')).toMatchObject({ code: 1, out: 'It does not run.\n' })
  const started = await loki('dashboard', 'start')
  expect(started.out).toMatch(new RegExp(`^Started: process \\d+, http://127.0.0.1:${port}/metrics\\n$`))
  expect((await loki('dashboard', 'start')).out).toContain('It runs already')
  expect((await loki('dashboard', 'status')).code).toBe(0)
  expect((await loki('metrics', '--port', port, 'loki_up')).out).toContain('loki_up 1\n')
  expect(await loki('dashboard', 'stop')).toMatchObject({ code: 0, out: 'Stopped.\n' })
  expect((await loki('dashboard', 'status')).code).toBe(1)
}, 60_000)
