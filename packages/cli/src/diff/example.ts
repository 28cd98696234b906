/** A small catalogue for the tests, and a way to have it otherwise. */
import type { AlertEntry } from '../catalog/alerts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { DashboardEntry } from '../catalog/dashboards.ts'
import type { MetricEntry } from '../catalog/metrics.ts'
import type { RecordEntry } from '../catalog/records.ts'
import type { SloEntry } from '../catalog/slos.ts'
import type { TargetEntry } from '../catalog/targets.ts'
import { changesIn, compare } from './compare.ts'

export const metric = {
  name: 'calls_total',
  type: 'counter',
  unit: 'calls',
  help: 'Calls made.',
  labels: { status: { kind: 'oneOf', values: ['success', 'error'] }, model: { kind: 'atMost', limit: 9 } },
  system: 'example',
  owners: ['api'],
  series: 20,
} as const satisfies Frozen<MetricEntry>

export const histogram = {
  name: 'call_duration_seconds',
  type: 'histogram',
  unit: 'seconds',
  help: 'Time a call took.',
  labels: {},
  buckets: [0.1, 1, 5],
  system: 'example',
  owners: ['api'],
  series: 6,
} as const satisfies Frozen<MetricEntry>

export const alert = {
  name: 'ManyErrors',
  severity: 'critical',
  for: '5m',
  expr: 'rate(calls_total{status="error"}[5m]) / rate(calls_total[5m]) > 0.05',
  shape: 'rate(calls_total{status="error"}[…]) / rate(calls_total[…]) > NaN',
  reads: ['calls_total'],
  windows: ['5m', '5m'],
  conditions: [{ comparator: '>', threshold: 0.05, unit: 'ratio', silences: false }],
  summary: 'Many errors',
  description: 'Too many.',
  meaning: 'Calls fail.',
  impact: 'Users see it.',
  look: ['The log.'],
  act: ['Roll back.'],
  proofs: { fires: 1, silent: 2 },
  receivers: ['pager', 'chat'],
  silencedBy: ['ApiDown with the same job'],
  system: 'example',
} as const satisfies Frozen<AlertEntry>

export const slo = {
  name: 'api',
  kind: 'availability',
  promise: 'Calls succeed.',
  objective: '99.9%',
  window: '30d',
  total: 'calls_total',
  bad: 'calls_total{status="error"}',
  system: 'example',
} as const satisfies Frozen<SloEntry>

export const record = {
  name: 'job:calls:rate5m',
  expr: 'sum by (job) (rate(calls_total[5m]))',
  shape: 'sum by (job) (rate(calls_total[…]))',
  reads: ['calls_total'],
  windows: ['5m'],
  labels: {},
  interval: '30s',
  system: 'example',
} as const satisfies Frozen<RecordEntry>

export const panel = {
  title: 'Calls',
  kind: 'timeseries',
  unit: 'calls',
  description: 'Calls a second.',
  queries: [
    {
      expr: 'rate(calls_total[5m])',
      shape: 'rate(calls_total[…])',
      reads: ['calls_total'],
      windows: ['5m'],
      legend: '{{model}}',
    },
  ],
  thresholds: { warning: 1, critical: 5 },
} as const satisfies Frozen<DashboardEntry['panels'][number]>

export const dashboard = {
  uid: 'example-overview',
  title: 'Overview',
  description: 'Is it well.',
  panels: [panel],
  system: 'example',
} as const satisfies Frozen<DashboardEntry>

export const target = {
  name: 'api',
  port: 8000,
  job: 'api',
  scrapeInterval: '10s',
  labels: { arm: 'coder' },
  system: 'example',
} as const satisfies Frozen<TargetEntry>

export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T
type Kinds = { readonly [Kind in keyof Catalog]?: Frozen<Catalog[Kind]> }

const base: Kinds = {
  version: 1,
  environment: 'production',
  metrics: [metric, histogram],
  alerts: [alert],
  slos: [slo],
  records: [record],
  dashboards: [dashboard],
  targets: [target],
}

/** The example, with other things in the place of some. */
export const having = (other: Kinds = {}): Catalog => structuredClone({ ...base, ...other }) as Catalog

/** What a change of the example means: `risk kind subject: from → to`. */
export const told = (from: Kinds, to: Kinds): readonly string[] =>
  changesIn(compare({ from: having(from), to: having(to) })).map(
    (change) => `${change.risk} ${change.kind} ${change.subject}: ${change.from} → ${change.to}`,
  )

/** From the example as it is. */
export const becoming = (to: Kinds): readonly string[] => told({}, to)
