import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const passing = `test('passes', () => {})\n`
const failing = `test('fails', () => expect(1).toBe(2))\n`

test.each([
  ['passing tests', passing + `test('passes too', () => {})\n`, 'tests: 2 passed, 0 failed', 0],
  ['a skipped test', passing + `test.skip('waits', () => {})\n`, 'tests: 1 passed, 0 failed, 1 skipped', 0],
  ['a failing test', passing + failing, 'tests: 1 passed, 1 failed', 1],
  [
    'a hook that throws',
    failing + `afterAll(() => { throw Error('late') })\n`,
    'tests: 0 passed, 2 failed',
    1,
  ],
  ['a stray rejection', failing + `void Promise.reject(Error('lost'))\n`, 'tests: 0 passed, 2 failed', 1],
  ['a file that cannot be loaded', passing + `throw Error('broken')\n`, 'tests: 0 passed, 1 failed', 1],
  ['a file without tests', '', 'tests: 0 passed, 1 failed', 1],
])('the closing line tells of %s', (_name, source, line, status) => {
  expect(runTestCommand({ 'one.test.ts': source })).toEqual({ line, status })
})

test('a run without test files fails', () => {
  expect(runTestCommand({})).toEqual({ line: 'tests: 0 passed, 1 failed', status: 1 })
})

const roots: string[] = []
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true })
})

function runTestCommand(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'test-command-'))
  roots.push(root)
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'))
  for (const [file, source] of Object.entries(files)) {
    writeFileSync(join(root, file), `import { afterAll, expect, test } from 'vitest'\n${source}`)
  }
  const program = join(import.meta.dirname, 'test.ts')
  const { stdout, status } = spawnSync(process.execPath, [program, '--root', root], { encoding: 'utf8' })
  return { line: stdout.trimEnd().split('\n').at(-1), status }
}
