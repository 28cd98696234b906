/** The proofs of an SLO are made from its terms. Here terms unlike those of the declared systems are held against promtool. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  counter,
  histogram,
  latency,
  oneOf,
  ratio,
  samples,
  slosOf,
  system,
  where,
  type Stack,
} from '@octoscope/spec'
import { environments, stackIn } from '@octoscope/stack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proofs } from './proofs.ts'
import { rules } from './rules.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [0.5, 1, 5] })
const runbook = { impact: '', look: [], act: [] }

const example = system('example', {
  title: 'Example',
  summary: '',
  jobs: [],
  alertGroups: [],
  dashboards: [],
  slos: [
    ratio('thirds', {
      promise: 'A window of 28 days has thirds in its burn rates.',
      objective: '99.95%',
      window: '28d',
      evidence: 5,
      runbook,
      total: calls,
      bad: where(calls, { status: 'error' }),
      played: ({ good, bad }) => [
        samples(calls, { status: 'success' }, good),
        samples(calls, { status: 'error' }, bad),
      ],
    }),
    latency('edge', {
      promise: 'Almost every event must be bad before this pages.',
      objective: '93.1%',
      window: '30d',
      evidence: 2,
      runbook,
      of: wait,
      within: 1,
      example: {},
    }),
  ],
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoscope-slo-proofs-'))
  const stack: Stack = { ...stackIn(environments.native), systems: [example] }
  for (const { path, text } of [...rules(stack), ...proofs(stack)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
})
afterAll(() => rm(folder, { recursive: true }))

// Days of evaluations: a second or two each, and many times that on a machine that is busy.
test.each(slosOf(example))('the proofs of $name hold', { timeout: 120_000 }, ({ name }) => {
  const file = `example-slo-${name}.yml`
  const cwd = join(folder, 'monitoring/prometheus/tests')
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { cwd, encoding: 'utf8' })
  expect(`${stdout}${stderr}`).toContain('SUCCESS')
})
