import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orchestrator, planner } from '@octoscope/octollm/services'
import { prometheus } from '@octoscope/platform'
import { stackIn } from '@octoscope/stack'
import { expect, test } from 'vitest'
import { onThisMachine, urlOf } from './environment.ts'
import { programsOf } from './programs.ts'
import { prepare, runFolder } from './run-folder.ts'

const stack = stackIn(onThisMachine(1000))
const folder = runFolder('/somewhere')

const programNamed = (name: string, additions = {}) => {
  const program = programsOf(stack, folder, additions)
    .flat()
    .find((each) => each.name === name)
  if (!program) throw new Error(`no program ${name}`)
  return program
}

test('services are told of each other at the ports of this run', () => {
  expect(urlOf(planner, stack.environment)).toBe('http://127.0.0.1:9100')
  const { env, url } = programNamed(orchestrator.name)
  expect(url).toBe('http://127.0.0.1:9000')
  expect(env).toMatchObject({
    HOST: '127.0.0.1',
    PORT: '9000',
    PLANNER_URL: 'http://127.0.0.1:9100',
    REFLEX_URL: 'http://127.0.0.1:9001',
    DATA_DIR: '/somewhere/data/orchestrator',
  })
  expect(programNamed(planner.name).env).toMatchObject({ ARM: 'planner', PORT: '9100' })
})

test('everything listens on this machine alone', () => {
  for (const program of programsOf(stack, folder, {}).flat())
    expect(new URL(program.url).hostname).toBe('127.0.0.1')
  expect(programNamed(prometheus.name).args).toContain('--web.listen-address=127.0.0.1:10090')
})

test('a run adds flags to one part and environment to our services', () => {
  const additions = { flags: { prometheus: ['--rules.alert.resend-delay=2s'] }, env: { LOG_LEVEL: 'debug' } }
  expect(programNamed(prometheus.name, additions).args).toContain('--rules.alert.resend-delay=2s')
  expect(programNamed(prometheus.name, additions).env).not.toHaveProperty('LOG_LEVEL')
  expect(programNamed(planner.name, additions).env).toHaveProperty('LOG_LEVEL', 'debug')
})

test('the run folder holds the configuration of its own ports; fresh data is empty', async () => {
  const root = await mkdtemp(join(tmpdir(), 'octoscope-run-'))
  const run = runFolder(root)
  await prepare(run, { stack, parts: ['prometheus'], fresh: false })
  const config = await readFile(run.prometheusConfig, 'utf8')
  expect(config).toContain('127.0.0.1:9000')
  expect(config).not.toContain('127.0.0.1:8000')
  await rm(root, { recursive: true })
})

test('past the last port, ports go on at the first that a user may open', () => {
  const address = onThisMachine(20_000).address
  expect(address({ ...planner, port: 57_374 })).toBe('127.0.0.1:12862')
  expect(address({ ...planner, port: 45_535 })).toBe('127.0.0.1:65535')
  expect(address({ ...planner, port: 45_536 })).toBe('127.0.0.1:1024')
})
