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
  systemIn,
  where,
  type Stack,
} from '@octoscope/spec'
import { defineStack, environments, stackOf } from '@octoscope/stack'
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
    latency('missed', {
      promise: 'Two bounds, each in an environment of its own, and an alarm when the objective is missed.',
      objective: '95%',
      window: '7d',
      evidence: 3,
      runbook,
      of: wait,
      within: 0.5,
      example: {},
      violation: { alert: 'Missed', over: '1h', for: '5m', severity: 'warning' },
      elsewhere: { staging: { within: 1, objective: '98%' } },
    }),
    ratio('failing', {
      promise: 'Calls succeed.',
      objective: '99.5%',
      window: '30d',
      evidence: 3,
      runbook,
      total: calls,
      good: where(calls, { status: 'success' }),
      violation: { alert: 'Failing', over: '5m', for: '15m', severity: 'critical' },
      elsewhere: { staging: { objective: '95%' } },
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

const definition = defineStack({ systems: [example], environments })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoscope-slo-proofs-'))
  for (const environment of [environments.native, environments.staging]) {
    const stack = stackOf(definition, environment)
    for (const { path, text } of [...rules(stack), ...proofs(stack)]) {
      const file = join(folder, environment.name, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
  }
})
afterAll(() => rm(folder, { recursive: true }))

// Days of evaluations: a second or two each, and many times that on a machine that is busy.
test.each(
  ['native', 'staging']
    .flatMap((environment) =>
      slosOf(example).map(({ name, elsewhere }) => ({ environment, name, elsewhere })),
    )
    .filter(({ environment, elsewhere }) => environment === 'native' || elsewhere[environment]),
)('the proofs of $name hold in $environment', { timeout: 120_000 }, ({ environment, name }) => {
  const file = `example-slo-${name}.yml`
  const cwd = join(folder, environment, 'monitoring/prometheus/tests')
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { cwd, encoding: 'utf8' })
  expect(`${stdout}${stderr}`).toContain('SUCCESS')
})

test('an SLO has the numbers of its environment, and the way back to those of another', () => {
  const objectives = (stack: Stack) => stack.systems.flatMap(slosOf).map(({ objective }) => objective)
  const staging = stackOf(definition, environments.staging)
  expect(objectives(staging)).toEqual(['99.95%', '98%', '95%', '93.1%'])
  const back = staging.systems.map((system) => systemIn(system, 'native')).flatMap(slosOf)
  expect(back.map(({ objective }) => objective)).toEqual(['99.95%', '95%', '99.5%', '93.1%'])
})
