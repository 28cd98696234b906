import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onThisMachine } from '../../native/environment.ts'
import { lokiDirectory } from '../../native/loki-mode-programs.ts'
import { runFolder } from '../../native/run-folder.ts'
import { stackIn } from '@octoscope/stack'
import { expect, onTestFinished, test, vi } from 'vitest'
import { lokiModePlayer } from './player.ts'
import { playSession } from './play-session.ts'
import { endings, scenarios } from './scenario.ts'

const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octoscope-loki-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as unknown

test.each(endings)('a session that ends with "%s" leaves the files of one', async (ending) => {
  const dir = join(scratch(), '.loki')
  await playSession(scenarios[ending], { dir, everyMs: 5 })
  expect(json(dir, 'dashboard-state.json')).toMatchObject({ iteration: 0 })
  expect(existsSync(join(dir, 'loki.pid'))).toBe(ending === 'crash' || ending === 'pause')
  expect(existsSync(join(dir, 'PAUSE'))).toBe(ending === 'pause')
  expect(existsSync(join(dir, 'signals/BUDGET_EXCEEDED'))).toBe(ending === 'budget')
  const events = readFileSync(join(dir, 'events.jsonl'), 'utf8')
  expect(events.match(/iteration_complete/g)).toHaveLength(4)
  expect(events.includes('session_end')).toBe(ending === 'finish' || ending === 'budget')
})

test('what a person gives is read and never played into', async () => {
  const [given, run] = [scratch(), scratch()]
  vi.stubEnv('LOKI_DIR', given)
  onTestFinished(() => void vi.unstubAllEnvs())
  const folder = runFolder(run)
  expect(lokiDirectory(folder)).toEqual({ path: given, isScratch: false })
  const stage = { stack: stackIn(onThisMachine()), folder, rate: 1, signal: new AbortController().signal }
  expect(await lokiModePlayer.once(stage)).toMatchObject({ surprises: [] })
  await lokiModePlayer.gently(stage)
  expect(existsSync(join(given, 'dashboard-state.json'))).toBe(false)
  vi.unstubAllEnvs()
  expect(lokiDirectory(folder)).toEqual({ path: join(run, 'data/loki-mode/.loki'), isScratch: true })
})

test('a play that is called off ends at once, and its process with it', async () => {
  const dir = join(scratch(), '.loki')
  const stop = new AbortController()
  const playing = playSession(
    { ...scenarios.crash, iterations: 1000 },
    {
      dir,
      everyMs: 20,
      signal: stop.signal,
      onStep: (iteration) => iteration === 3 && stop.abort(),
    },
  )
  await playing
  const pid = Number(readFileSync(join(dir, 'loki.pid'), 'utf8'))
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
