import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findOnPath } from '../../packages/cli/src/native/find-on-path.ts'
import { coder } from '../../packages/systems/octollm/src/targets.ts'
import { eventually } from './eventually.ts'
import { freeOffset } from './free-offset.ts'
import { octoscope, type Octoscope } from './octoscope.ts'
import { running } from './processes.ts'
import { scratchFolder } from './scratch-folder.ts'

const up = async (...args: readonly string[]): Promise<Octoscope> => {
  const dir = join(await scratchFolder(), 'run')
  return octoscope('up', '--dir', dir, '--port-offset', String(await freeOffset()), ...args)
}

const nothingLeft = (run: Octoscope) => eventually(() => running(run.started()), 15_000).toEqual([])

test('Ctrl-C, which reaches the whole foreground group, stops everything in order', async () => {
  const run = await up('--rate', '5')
  await eventually(run.stdout).toMatch(/ready +orchestrator/)
  expect(run.started().size).toBeGreaterThanOrEqual(11)
  process.kill(-run.pid, 'SIGINT')
  expect([0, 130]).toContain(await run.exited)
  expect(run.stdout()).toContain('nothing is left running')
  expect(run.stdout()).not.toContain('ended by itself')
  await nothingLeft(run)
})

test('SIGTERM in the middle of the start stops what was started', async () => {
  const run = await up()
  await eventually(run.stdout).toMatch(/ready +prometheus/)
  process.kill(run.pid, 'SIGTERM')
  expect(await run.exited).toBe(143)
  await nothingLeft(run)
})

test('a run that is killed takes its parts with it, where the kernel offers that', async ({ skip }) => {
  if (!(await findOnPath('setpriv'))) return skip('setpriv, of util-linux, is not on PATH')
  const run = await up()
  await eventually(run.stdout).toMatch(/ready +orchestrator/)
  run.started()
  process.kill(run.pid, 'SIGKILL')
  expect(await run.exited).toBe('SIGKILL')
  await nothingLeft(run)
})

test('a port that is taken is told before anything is started', async () => {
  const offset = await freeOffset()
  const port = coder.port + offset
  const server = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void server.close())
  const run = octoscope('up', '--dir', await scratchFolder(), '--port-offset', String(offset))
  expect(await run.exited).toBe(1)
  expect(run.stderr()).toMatch(new RegExp(`Port ${port} must be free for coder-arm; process ${process.pid} `))
  expect(run.started().size).toBe(0)
})
