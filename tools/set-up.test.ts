import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'set-up-'))
  for (const part of ['set-up.mjs', 'set-up']) {
    cpSync(join(import.meta.dirname, part), join(root, 'tools', part), { recursive: true })
  }
  write('package.json', '{}')
  write('pnpm-lock.yaml', 'lockfileVersion: 9')
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')
  write('packages/one/package.json', '{}')
  write('say.ts', 'const said: string[] = process.argv.slice(2)\nconsole.log(said.join())\n')
  program('npm', 'echo "$@" >> npm.log; /bin/mkdir -p node_modules')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the script gets its arguments, and its exit code is ours', () => {
  write('fail.ts', 'process.exit(process.argv.length)')
  expect(setUp('--', 'say.ts', 'one', '--for', 'two').stdout).toMatch(/^one,--for,two$/m)
  expect(setUp('--', 'fail.ts', 'x').status).toBe(3)
})

test('workspace packages are installed once, and again when a package.json changes', () => {
  expect(setUp('--', 'say.ts').stdout).toContain('installed')
  expect(setUp('--', 'say.ts').stdout).toContain('unchanged since the last install')
  write('packages/one/package.json', '{ "name": "one" }')
  expect(setUp('--', 'say.ts').stdout).toContain('installed')
  const calls = readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n')
  expect(calls).toHaveLength(2)
  expect(calls[0]).toMatch(/^exec --yes --package=pnpm@\S+ -- pnpm install --frozen-lockfile$/)
})

test.each([
  ['ERR_PNPM_OUTDATED_LOCKFILE', 'pnpm-lock.yaml does not match'],
  ['npm error code ECONNREFUSED', 'the npm registry cannot be reached'],
  ["EROFS: read-only file system, mkdir 'x'", 'a folder is not writable'],
  ['something else', 'pnpm ended with exit code 9; see its output above'],
])('when pnpm says %s, the last line gives the cause', (output, cause) => {
  program('npm', `echo "${output}"; exit 9`)
  const { status, stderr } = setUp('--', 'say.ts')
  expect(stderr).toContain(output)
  expect(stderr.trimEnd().split('\n').at(-1)).toContain(cause)
  expect(status).toBe(1)
})

test('an incomplete checkout is named, without a stack trace', () => {
  rmSync(join(root, 'pnpm-lock.yaml'))
  const { status, stderr } = setUp('--', 'say.ts')
  expect(stderr).toBe('set-up: pnpm-lock.yaml cannot be read (ENOENT). Restore the whole checkout.\n')
  expect(status).toBe(1)
})

test("where the machine's Node is too old, the workspace's runs the script and comes first on PATH", () => {
  const own = join(root, 'node_modules/.bin/node')
  mkdirSync(dirname(own), { recursive: true })
  copyFileSync(process.execPath, own)
  program('node', 'echo v20.20.2')
  write('which.ts', 'console.log(process.execPath, process.env.PATH)')
  const { stdout } = run(own, '--', 'which.ts')
  expect(stdout).toContain('from node_modules (this machine has 20.20.2)')
  expect(stdout).toContain(`${own} ${dirname(own)}:`)
})

test('missing native tools stop the tests and are named with their remedy', () => {
  program('apt-get', 'exit 1')
  const { status, stdout, stderr } = setUp('--for', 'test', '--', 'say.ts', 'ran')
  expect(stderr).toContain(
    'Not on PATH: prometheus, promtool, prometheus-alertmanager, amtool, prometheus-node-exporter',
  )
  expect(stderr).toContain('OCTOSCOPE_NO_INSTALL=1 forbids it')
  expect(stderr).toContain(
    'sudo apt-get install -y --no-install-recommends prometheus prometheus-alertmanager prometheus-node-exporter',
  )
  expect(stdout).not.toMatch(/^ran$/m)
  expect(status).toBe(1)
})

test('missing native tools do not stop a start', () => {
  program('prometheus', '')
  program('promtool', '')
  const { status, stdout, stderr } = setUp('--for', 'start', '--', 'say.ts', 'ran')
  expect(stderr).toContain(
    'Not on PATH: prometheus-alertmanager, amtool, prometheus-node-exporter, redis-server; not installed',
  )
  expect(stderr).toContain('https://prometheus.io/download')
  expect(stdout).toMatch(/^ran$/m)
  expect(status).toBe(0)
})

test('quiet, standard output is the script alone', () => {
  const { stdout, stderr } = setUp('--quiet', '--', 'say.ts', 'ran')
  expect(stdout).toBe('ran\n')
  expect(stderr).toContain('installing with pnpm')
  expect(setUp('--quiet', '--', 'say.ts', 'ran').stderr).toBe('')
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s reaches the script, once, and its exit code is ours',
  async (signal) => {
    write(
      'wait.ts',
      `process.on('${signal}', () => (console.log('got it'), setTimeout(() => process.exit(7), 50)))\n
    setInterval(() => {}, 1000)\n console.log('ready')`,
    )
    const child = spawn(process.execPath, [join(root, 'tools/set-up.mjs'), '--', 'wait.ts'], {
      ...options(),
      detached: true,
    })
    onTestFinished(() => void (child.exitCode === null && child.pid && process.kill(-child.pid, 'SIGKILL')))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (text.includes('ready')) child.kill(signal)
    })
    expect(await once(child, 'close')).toEqual([7, null])
    expect(output.match(/got it/g)).toHaveLength(1)
  },
)

test.each([
  [['--for', 'fun', '--', 'say.ts'], 'Option --for must be start or test; "fun" came.'],
  [['--loud', '--', 'say.ts'], 'Option "--loud" is not known.'],
  [['--quiet'], 'A script must follow "--"; none came.'],
])('%j is used wrongly', (args, message) => {
  const { status, stderr } = setUp(...args)
  expect(stderr).toContain(message)
  expect(status).toBe(2)
})

test('help explains the switches and does nothing', () => {
  const { status, stdout } = setUp('--help')
  for (const word of ['--quiet', '--for', 'OCTOSCOPE_NO_INSTALL', 'prometheus-alertmanager']) {
    expect(stdout).toContain(word)
  }
  expect(status).toBe(0)
  expect(() => readFileSync(join(root, 'npm.log'))).toThrow('ENOENT')
})

function setUp(...args: string[]): SpawnSyncReturns<string> {
  return run(process.execPath, ...args)
}

function run(node: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(node, [join(root, 'tools/set-up.mjs'), ...args], { ...options(), encoding: 'utf8' })
}

/** A machine with nothing but our own stand-ins for npm and the like on PATH. */
function options() {
  const env = { PATH: join(root, 'machine'), OCTOSCOPE_NO_INSTALL: '1' }
  return { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] }
}

function program(name: string, body: string) {
  write(`machine/${name}`, `#!/bin/sh\n${body}\n`)
  chmodSync(join(root, 'machine', name), 0o755)
}

function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
