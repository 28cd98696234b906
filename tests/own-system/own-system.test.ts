import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, test as each } from 'vitest'
import { compileCache } from '../e2e/compile-cache.ts'
import { makeOwnFolder, page, removeFolder } from './own-folder.ts'

/** Each test has a folder of its own. They run beside each other, for most of their time is spent starting programs. */
const test = each.extend<{ readonly folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which other fixtures are needed
  folder: async ({}, use) => {
    const folder = await makeOwnFolder()
    await use(folder)
    await removeFolder(folder)
  },
})

describe.concurrent('a system of somebody’s own', () => {
  test('is taken by the compiler', async ({ folder, expect }) => {
    expect(await tsc(folder)).toEqual({ code: 0, output: '' })
  })

  test('does not compile when a text names a label that its query does not keep', async ({
    folder,
    expect,
  }) => {
    const alert = join(folder, 'declarations/checkout-down.ts')
    const text = await readFile(alert, 'utf8')
    expect(text).toContain('{{ $labels.job }}')
    await writeFile(alert, text.replace('{{ $labels.job }}', '{{ $labels.jop }}'))
    expect(await tsc(folder)).toEqual({ code: 1, output: expect.stringContaining('checkout-down.ts') })
  })

  test('keeps the laws', async ({ folder, expect }) => {
    expect(await octoscope(folder, 'check')).toEqual({ code: 0, output: shownAfter('check') })
  })

  test(
    'has its proofs, routes and inhibitions played by the real tools',
    { timeout: 60_000 },
    async ({ folder, expect }) => {
      expect(await octoscope(folder, 'test')).toEqual({ code: 0, output: shownAfter('test') })
    },
  )

  test('gets rules, dashboard, runbook, containers and Kubernetes objects', async ({ folder, expect }) => {
    expect(await octoscope(folder, 'generate')).toEqual({ code: 0, output: shownAfter('generate') })
    for (const [path, part] of Object.entries(generated))
      expect(await readFile(join(folder, path), 'utf8')).toContain(part)
    expect(await octoscope(folder, 'generate', '--check')).toMatchObject({ code: 0 })
  })

  test('is what catalog and openslo tell of, and nothing else', async ({ folder, expect }) => {
    const { output } = await octoscope(folder, 'catalog')
    expect(output).toContain('orders_total')
    expect(output).not.toContain('octollm')
    expect((await octoscope(folder, 'openslo', 'export')).output).toContain('name: order-success')
  })

  test('has environments of its own, and a name of another is wrong use', async ({ folder, expect }) => {
    const choices = 'Allowed choices are production, native.'
    expect(await octoscope(folder, 'generate', '--env', 'staging')).toEqual({
      code: 2,
      output: expect.stringContaining(choices),
    })
  })

  test.for([
    ['is not there', ''],
    ['does not load', "throw new Error('no shop')\n"],
    ['default export', 'export const nothing = 0\n'],
  ] as const)('is told when its config %s', async ([reason, text], { folder, expect }) => {
    if (text !== '') await writeFile(join(folder, 'wrong.config.ts'), text)
    const { code, output } = await octoscope(folder, 'check', '--config', 'wrong.config.ts')
    expect(code).toBe(1)
    expect(output).toContain('octoscope: wrong.config.ts')
    expect(output).toContain(reason)
  })

  test('counts what its service does, which stops when asked', async ({ folder, expect, onTestFinished }) => {
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
    await expect.poll(isReady, { timeout: 15_000, interval: 50 }).toBe(true)

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
})

/** By path, a part of what must stand there. */
const generated = {
  'monitoring/prometheus/rules/shop.yml': 'alert: CheckoutDown',
  'monitoring/prometheus/rules/shop-slo-order-success.yml': 'alert: OrderSuccessFastBurn',
  'monitoring/prometheus/prometheus.yml': 'checkout:7000',
  'monitoring/grafana/dashboards/Shop/shop-overview.json': 'orders_total',
  'docs/runbooks/checkout-down.md': 'Nobody can order.',
  'docker-compose.monitoring.yml': 'prom/prometheus',
  'k8s/monitoring/prometheusrule.yaml': 'alert: CheckoutDown',
}

const root = join(import.meta.dirname, '../..')

interface Ended {
  readonly code: number
  /** Standard output, then standard error. */
  readonly output: string
}

const octoscope = (folder: string, ...args: readonly string[]) =>
  run(folder, [join(root, 'packages/cli/src/main.ts'), ...args])

const tsc = (folder: string) => run(folder, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit'])

const run = (cwd: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: compileCache }
    const child = execFile(process.execPath, args, { cwd, env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })

/** What the page shows under a command. */
const shownAfter = (command: string): string =>
  page.split(`$ pnpm octoscope ${command}\n`)[1]?.split(/^(?:\$|```)/m)[0] ?? `The page has no ${command}.`

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
