import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeFiles } from './testing/loki-files.ts'
import { scratchLoki, startExporter } from './testing/started-exporter.ts'

const sleeper = async (uid?: number): Promise<ChildProcess> => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore', ...(uid !== undefined && { uid }) })
  await once(child, 'spawn')
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const statusOf = async (files: Readonly<Record<string, unknown>>, prepare = (_dir: string) => {}) => {
  const dir = scratchLoki()
  writeFiles(dir, { 'dashboard-state.json': { mode: 'autonomous' }, ...files })
  prepare(dir)
  const { exporter } = startExporter(dir)
  await exporter.refresh()
  return exporter.measured?.status
}

test('a live process is a running session', async () => {
  const { pid } = await sleeper()
  expect(await statusOf({ 'loki.pid': `${pid}\n` })).toBe(1)
  expect(await statusOf({ 'sessions/side/loki.pid': `${pid}` })).toBe(1)
})

test.each(['0', '-1', '1', '1\n', '99999999', '4194304', 'garbage', '', '12 34', '0x10', '1e3', '３'])(
  'loki.pid of %j is no running session, whatever the mode says',
  async (content) => expect(await statusOf({ 'loki.pid': content })).toBe(0),
)

test('a process that has ended, and its zombie, are none', async () => {
  const child = await sleeper()
  const files = { 'loki.pid': `${child.pid}\n` }
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await statusOf(files)).toBe(0)
})

test('a process that began after its number was written down is another one', async () => {
  const { pid } = await sleeper()
  const status = await statusOf({ 'loki.pid': `${pid}\n` }, (dir) => {
    const before = Date.now() / 1000 - 3600
    utimesSync(join(dir, 'loki.pid'), before, before)
  })
  expect(status).toBe(0)
})

test.runIf(process.getuid?.() === 0)('the process of another user is none of ours', async () => {
  const nobody = 65_534
  const { pid } = await sleeper(nobody)
  expect(await statusOf({ 'loki.pid': `${pid}\n` })).toBe(0)
  const own = (dir: string) => chownSync(join(dir, 'loki.pid'), nobody, nobody)
  expect(await statusOf({ 'loki.pid': `${pid}\n` }, own)).toBe(1)
})
