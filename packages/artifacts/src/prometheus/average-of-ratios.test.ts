/**
 * The usual generators keep the share of bad events of five minutes and take the average of these over the period:
 * sum_over_time(ratio_rate5m[30d]) / count_over_time(ratio_rate5m[30d]), as sloth.dev documents it. Each five minutes
 * then weigh the same, however much happened in them. Here both ways read the same series in the real promtool.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { counter, oneOf, ratio, samples, where, type Samples } from '@octoscope/spec'
import { dump } from 'js-yaml'
import { afterEach, beforeEach, expect, test } from 'vitest'

const calls = counter('calls_total', {
  help: 'Calls answered.',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
const promise = ratio('calls', {
  promise: 'A call is answered.',
  objective: '99%',
  window: '30d',
  total: calls,
  bad: where(calls, { status: 'error' }),
  evidence: 2,
  runbook: { impact: '', look: [], act: [] },
  played: () => [],
})

const ours = 'slo:bad:increase30d / slo:total:increase30d'
const average = 'calls:average_of_ratios:30d'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'octoscope-slo-'))))
afterEach(() => rm(folder, { recursive: true }))

test('under even traffic both give the same: half a day at 2 %, half a day at none, is 1 %', async () => {
  const given = traffic([
    { hours: 12, good: 98, bad: 2 },
    { hours: 12, good: 100, bad: 0 },
  ])
  const verdict = await play(given, [
    [`abs((${ours}) - 0.01) < bool 0.0001`, 1],
    [`abs((${ours}) - on() ${average}) < bool 0.0001`, 1],
  ])
  expect(verdict).toBe('')
})

test('a bad night with few calls: 0.5 % of all were bad, and the average of ratios says 25 %', async () => {
  // 720 minutes of 1,000 good calls, then 720 of 5 good and 5 bad: 3,600 of 727,200 are bad.
  const given = traffic([
    { hours: 12, good: 1_000, bad: 0 },
    { hours: 12, good: 5, bad: 5 },
  ])
  const verdict = await play(given, [
    [`abs((${ours}) - 0.00495) < bool 0.0001`, 1],
    [`abs(${average} - 0.25) < bool 0.002`, 1],
    ['slo:error_budget_remaining:ratio > bool 0', 1],
    [`1 - ${average} / 0.01 > bool 0`, 0],
  ])
  expect(verdict).toBe('')
})

test('a bad hour with most of the calls: 9.8 % of all were bad, and the average of ratios says 0.4 %', async () => {
  // 1,380 minutes of 10 good calls, then 60 of 9,000 good and 1,000 bad: 60,000 of 613,800 are bad.
  const given = traffic([
    { hours: 23, good: 10, bad: 0 },
    { hours: 1, good: 9_000, bad: 1_000 },
  ])
  const verdict = await play(given, [
    [`abs((${ours}) - 0.0977) < bool 0.001`, 1],
    [`abs(${average} - 0.00417) < bool 0.0003`, 1],
    ['slo:error_budget_remaining:ratio > bool 0', 0],
    [`1 - ${average} / 0.01 > bool 0`, 1],
  ])
  expect(verdict).toBe('')
})

interface Phase {
  readonly hours: number
  /** Calls in a minute. */
  readonly good: number
  readonly bad: number
}

const traffic = (phases: readonly Phase[]): readonly Samples[] => [
  samples(
    calls,
    { status: 'success' },
    counted(phases, ({ good }) => good),
  ),
  samples(
    calls,
    { status: 'error' },
    counted(phases, ({ bad }) => bad),
  ),
]

const counted = (phases: readonly Phase[], perMinute: (phase: Phase) => number): string => {
  let count = 0
  const parts = phases.map((phase) => {
    const [each, minutes] = [perMinute(phase), phase.hours * 60]
    count += each * minutes
    return `${count - each * (minutes - 1)}+${each}x${minutes - 1}`
  })
  return ['0', ...parts].join(' ')
}

const recordOf = (record: string, expr: string) => ({ record, expr })

/** What promtool says of the queries and their values at the end of the day; nothing when all hold. */
const play = async (
  given: readonly Samples[],
  queries: readonly (readonly [expr: string, value: number])[],
): Promise<string> => {
  const groups = promise.groups.map(({ name, interval, records }) => ({
    name,
    interval,
    rules: records.map(({ metric, expr, fixed }) => ({
      ...recordOf(metric.name, String(expr)),
      labels: fixed,
    })),
  }))
  const averaged = {
    name: 'average',
    rules: [
      recordOf(
        'calls:ratio:rate5m',
        'sum(rate(calls_total{status="error"}[5m])) / sum(rate(calls_total[5m]))',
      ),
      recordOf(average, 'sum_over_time(calls:ratio:rate5m[30d]) / count_over_time(calls:ratio:rate5m[30d])'),
    ],
  }
  await writeFile(join(folder, 'rules.yml'), dump({ groups: [...groups, averaged] }))
  await writeFile(
    join(folder, 'tests.yml'),
    dump({
      rule_files: ['rules.yml'],
      evaluation_interval: '5m',
      group_eval_order: [...groups.map(({ name }) => name), 'average'],
      tests: [
        {
          interval: '1m',
          input_series: given,
          promql_expr_test: queries.map(([expr, value]) => ({
            expr: `sum(${expr})`,
            eval_time: '1d',
            exp_samples: [{ labels: '{}', value }],
          })),
        },
      ],
    }),
  )
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'tests.yml'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`
}
