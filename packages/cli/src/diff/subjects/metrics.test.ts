import { expect, test } from 'vitest'
import { changesIn, compare } from '../compare.ts'
import { alert, becoming, dashboard, having, histogram, metric, panel, record } from '../example.ts'

const { status, model } = metric.labels

test.each([
  ['type', { ...metric, type: 'gauge' }, ['breaking metric/type calls_total: counter → gauge']],
  ['unit', { ...metric, unit: 'tasks' }, ['breaking metric/unit calls_total: calls → tasks']],
  ['help', { ...metric, help: 'Calls.' }, ['safe metric/help calls_total: Calls made. → Calls.']],
  [
    'a label less',
    { ...metric, labels: { status }, series: 2 },
    [
      'breaking metric/label-removed calls_total: model → null',
      'notable metric/series calls_total: 20 series → 2 series',
    ],
  ],
  [
    'a label more',
    { ...metric, labels: { ...metric.labels, arm: status } },
    ['notable metric/label-added calls_total: null → arm'],
  ],
  [
    'a closed value less',
    { ...metric, labels: { model, status: { kind: 'oneOf', values: ['success'] } } },
    ['breaking metric/value-removed calls_total: status="error" → null'],
  ],
  [
    'a closed value more',
    { ...metric, labels: { model, status: { kind: 'oneOf', values: ['success', 'error', 'refused'] } } },
    ['safe metric/value-added calls_total: null → status="refused"'],
  ],
  [
    'another budget',
    { ...metric, labels: { status, model: { kind: 'atMost', limit: 99 } }, series: 200 },
    [
      'notable metric/label-values calls_total: model: at most 9 values → model: at most 99 values',
      'notable metric/series calls_total: 20 series → 200 series',
    ],
  ],
  ['an owner less', { ...metric, owners: ['worker'] }, ['breaking metric/owners calls_total: api → worker']],
  [
    'an owner more',
    { ...metric, owners: ['worker', 'api'] },
    ['safe metric/owners calls_total: api → api, worker'],
  ],
  [
    'another name',
    { ...metric, name: 'requests_total' },
    // The readers of the example still ask for the old name.
    [
      'breaking metric/renamed calls_total: calls_total → requests_total',
      'breaking alert/orphaned ManyErrors: calls_total → null',
      'breaking record/orphaned job:calls:rate5m: calls_total → null',
      'breaking panel/orphaned Overview › Calls: calls_total → null',
    ],
  ],
] as const)('%s', (_name, changed, expected) => {
  expect(becoming({ metrics: [changed, histogram] })).toEqual(expected)
})

test('a bound that is gone is breaking, a further one is not', () => {
  const withBounds = (buckets: readonly number[]) =>
    becoming({ metrics: [metric, { ...histogram, buckets }] })
  expect(withBounds([0.1, 1])).toEqual(['breaking metric/buckets call_duration_seconds: 0.1, 1, 5 → 0.1, 1'])
  expect(withBounds([0.1, 1, 5, 10])).toEqual([
    'notable metric/buckets call_duration_seconds: 0.1, 1, 5 → 0.1, 1, 5, 10',
  ])
})

test('series are dropped and added with their count', () => {
  const comparison = compare({ from: having({ metrics: [metric] }), to: having({ metrics: [histogram] }) })
  expect(comparison.series).toEqual({ from: 20, to: 6 })
  expect(changesIn(comparison).slice(0, 2)).toMatchObject([
    { kind: 'metric/removed', meaning: 'Whoever reads it finds nothing. −20 series.' },
    { kind: 'metric/added', meaning: 'Time a call took. At most +6 series.' },
  ])
})

test('queries that follow a rename have not changed', () => {
  const follow = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll('calls_total', 'requests_total')) as T
  const all = { metrics: [metric, histogram], alerts: [alert], dashboards: [dashboard], records: [record] }
  expect(becoming({ ...follow(all), slos: follow(having().slos) })).toEqual([
    'breaking metric/renamed calls_total: calls_total → requests_total',
  ])
})

test('a histogram is followed by the names of its parts', () => {
  const reading = (name: string) => ({
    metrics: [{ ...histogram, name }],
    dashboards: [
      {
        ...dashboard,
        panels: [
          { ...panel, queries: [{ ...panel.queries[0], expr: `rate(${name}_bucket[5m])`, reads: [name] }] },
        ],
      },
    ],
    alerts: [],
    records: [],
    slos: [],
  })
  const changes = changesIn(
    compare({ from: having(reading('old_seconds')), to: having(reading('new_seconds')) }),
  )
  expect(changes.map(({ kind }) => kind)).toEqual(['metric/renamed'])
})
