import { describe, expect, test } from 'vitest'
import { oneOf } from '../metrics/label.ts'
import { counter, histogram } from '../metrics/metric.ts'
import { where } from '../promql/select.ts'
import { samples } from '../rules/proof.ts'
import { latency } from './latency.ts'
import { burnAlertsOf, ratio, type Slo } from './slo.ts'

const calls = counter('calls_total', {
  help: '',
  unit: 'calls',
  labels: { status: oneOf('success', 'error') },
})
const wait = histogram('wait_seconds', { help: '', unit: 'seconds', buckets: [0.5, 1, 1_000_000] })

const terms = {
  promise: 'A call succeeds.',
  objective: '99.9%',
  window: '30d',
  evidence: 5,
  runbook: { impact: '', look: [], act: [] },
  played: ({ bad }: { readonly bad: string }) => [samples(calls, { status: 'error' }, bad)],
} as const
const good = { total: calls, good: where(calls, { status: 'success' }) }
const bad = { total: calls, bad: where(calls, { status: 'error' }) }

const recorded = ({ groups }: Slo, name: string) =>
  String(groups.flatMap(({ records }) => records).find(({ metric }) => metric.name === name)?.expr)

describe('bad events', () => {
  test('are none while no series tells of any', () => {
    expect(recorded(ratio('calls', { ...terms, ...bad }), 'slo:bad:increase5m')).toBe(
      'sum(increase(calls_total{status="error"}[5m])) or sum(slo:total:increase5m{slo="calls"}) * 0',
    )
  })
  test('are all that are not good', () => {
    expect(recorded(ratio('calls', { ...terms, ...good }), 'slo:bad:increase5m')).toBe(
      'sum(slo:total:increase5m{slo="calls"}) - (sum(increase(calls_total{status="success"}[5m])) or sum(slo:total:increase5m{slo="calls"}) * 0)',
    )
  })
  test('of days are added up from tiles, and of the period too', () => {
    const slo = ratio('calls', { ...terms, ...bad })
    expect(recorded(slo, 'slo:bad:increase30d')).toBe('sum_over_time(slo:bad:tile5m{slo="calls"}[30d])')
  })
})

describe('the budget', () => {
  const slo = ratio('calls', { ...terms, ...bad })
  test('is spent by bad events among all of the period, divided at the end', () => {
    expect(recorded(slo, 'slo:error_budget_spent:ratio')).toBe(
      'slo:bad:increase30d{slo="calls"} / (slo:total:increase30d{slo="calls"} > 0) / 0.001',
    )
  })
  test('has a remainder', () => {
    expect(recorded(slo, 'slo:error_budget_remaining:ratio')).toBe(
      '1 - slo:error_budget_spent:ratio{slo="calls"}',
    )
  })
})

test('an alert waits for both windows and for enough events', () => {
  const [page] = burnAlertsOf(ratio('my_calls', { ...terms, ...bad }))
  expect(page?.name).toBe('MyCallsFastBurn')
  const [quick] = String(page?.expr).split(' or ')
  expect(quick).toBe(
    'slo:bad:increase1h{slo="my_calls"} / slo:total:increase1h{slo="my_calls"} > 0.0144' +
      ' and slo:bad:increase5m{slo="my_calls"} / slo:total:increase5m{slo="my_calls"} > 0.0144' +
      ' and slo:total:increase1h{slo="my_calls"} >= 348',
  )
})

test('a page silences the ticket of the same SLO', () => {
  expect(ratio('calls', { ...terms, ...bad }).inhibitions).toMatchObject([
    { source: { name: 'CallsFastBurn' }, targets: [{ name: 'CallsSlowBurn' }], equal: ['slo'] },
  ])
})

test.each([{ objective: '100%' }, { objective: '0%' }, { window: '31d' as '30d' }, { evidence: 0 }] as const)(
  'what is impossible makes no rule, and a law says so: %o',
  (mistake) => expect(ratio('calls', { ...terms, ...bad, ...mistake }).groups).toEqual([]),
)

describe('a latency', () => {
  const within = (bound: 0.5 | 1 | 1_000_000) => {
    const { indicator } = latency('wait', {
      ...terms,
      of: wait,
      within: bound,
      where: { job: 'api' },
      example: {},
    })
    return 'good' in indicator ? indicator.good.node.matchers : []
  }
  test('counts the bucket that ends at its bound', () => {
    expect(within(0.5)).toEqual([
      { label: 'job', operator: '=', value: 'api' },
      { label: 'le', operator: '=', value: '0.5' },
    ])
  })
  test('finds a whole bound as either version of Prometheus writes it', () => {
    expect(within(1)[1]).toEqual({ label: 'le', operator: '=~', value: '1|1\\.0' })
    expect(within(1_000_000)[1]).toEqual({ label: 'le', operator: '=~', value: '1000000|1e\\+06' })
  })
})
