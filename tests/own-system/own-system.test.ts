import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeOwnFolder, page, removeFolder } from './own-folder.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
beforeAll(async () => void (folder = await makeOwnFolder()))
afterAll(() => removeFolder(folder))

test('the compiler takes it', async () => expect(await tsc()).toMatchObject({ code: 0, output: '' }))

test.each(['check', 'generate', 'test'])('octoscope %s says what the page says', async (command) => {
  expect(await octoscope(command)).toEqual({ code: 0, output: shownAfter(command) })
})

test('it gets rules, dashboard, runbook, containers and Kubernetes objects of its own', async () => {
  await octoscope('generate')
  const files = {
    'monitoring/prometheus/rules/shop.yml': 'alert: CheckoutDown',
    'monitoring/prometheus/rules/shop-slo-order-success.yml': 'alert: OrderSuccessFastBurn',
    'monitoring/prometheus/prometheus.yml': 'checkout:7000',
    'monitoring/grafana/dashboards/Shop/shop-overview.json': 'orders_total',
    'docs/runbooks/checkout-down.md': 'Nobody can order.',
    'docker-compose.monitoring.yml': 'prom/prometheus',
    'k8s/monitoring/prometheusrule.yaml': 'alert: CheckoutDown',
  }
  for (const [path, part] of Object.entries(files))
    expect(await readFile(join(folder, path), 'utf8'), path).toContain(part)
  expect(await octoscope('generate', '--check')).toMatchObject({ code: 0 })
})

test('catalog and openslo tell of it, and of nothing else', async () => {
  const { output } = await octoscope('catalog')
  expect(output).toContain('orders_total')
  expect(output).not.toContain('octollm')
  expect((await octoscope('openslo', 'export')).output).toContain('name: order-success')
})

test('a label that its query does not keep does not compile', async () => {
  await changed('declarations/checkout-down.ts', '{{ $labels.job }}', '{{ $labels.jop }}')
  expect(await tsc()).toMatchObject({ code: 1, output: expect.stringContaining('checkout-down.ts') })
})

test('an environment of another stack is wrong use', async () => {
  const { code, output } = await octoscope('generate', '--env', 'staging')
  expect({ code, output }).toEqual({
    code: 2,
    output: expect.stringContaining('Allowed choices are production, native.'),
  })
})

test.each([
  ['is not there', ''],
  ['does not load', "throw new Error('no shop')\n"],
  ['default export', 'export const nothing = 0\n'],
])('a config that is wrong is named: %s', async (reason, text) => {
  const config = join(folder, 'wrong.config.ts')
  if (text !== '') await writeFile(config, text)
  onTestFinished(() => rm(config, { force: true }))
  const { code, output } = await octoscope('check', '--config', 'wrong.config.ts')
  expect(code).toBe(1)
  expect(output).toContain('octoscope: wrong.config.ts')
  expect(output).toContain(reason)
})

test('its service counts what it does, and stops when asked', async () => {
  const port = await freePort()
  const child = spawn(process.execPath, ['service.ts'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), OTEL_SDK_DISABLED: 'true' },
  })
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const at = (path: string) => `http://127.0.0.1:${port}${path}`
  const isReady = () =>
    fetch(at('/readyz')).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isReady, { timeout: 10_000, interval: 50 }).toBe(true)

  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(at('/orders'), { method: 'POST', headers, body: '{"items":2}' })
  expect(answer.status).toBe(201)
  const metrics = await (await fetch(at('/metrics'))).text()
  expect(metrics).toContain('orders_total{outcome="placed"} 1\n')
  expect(metrics).toContain('orders_total{outcome="failed"} 0\n')
  expect(metrics).toContain('order_duration_seconds_count 1\n')

  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})

interface Ended {
  readonly code: number
  /** Standard output, then standard error. */
  readonly output: string
}

const octoscope = (...args: readonly string[]) => run(join(root, 'packages/cli/src/main.ts'), ...args)
const tsc = () => run(join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', '.')

const run = (program: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { cwd: folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })

/** What the page shows under a command. */
const shownAfter = (command: string): string =>
  page.split(`$ pnpm octoscope ${command}\n`)[1]?.split(/^(?:\$|```)/m)[0] ?? `The page has no ${command}.`

/** Changes a file until the test is over. */
const changed = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(join(folder, path), 'utf8')
  expect(text).toContain(from)
  onTestFinished(() => writeFile(join(folder, path), text))
  await writeFile(join(folder, path), text.replace(from, to))
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
