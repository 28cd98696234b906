import {
  metricsOf,
  type Label,
  type Labels,
  type Metric,
  type Service,
  type Stack,
  type System,
} from '@octoscope/spec'
import type { File } from '../file.ts'
import { code, page, table } from './markdown.ts'

/** Every metric of every system: what it means, its labels, and who keeps it. */
export const metrics = ({ systems }: Stack): File =>
  page(
    'docs/reference/metrics.md',
    'packages/systems/*/src/metrics',
    '# Metrics',
    ...systems.filter((system) => metricsOf(system).size > 0).flatMap(section),
  )

const section = (system: System): readonly string[] => [
  `## ${system.title}`,
  table(
    ['Metric', 'Type', 'Unit', 'Labels', 'Kept by', 'Meaning'],
    [...metricsOf(system)].map(([metric, owners]) => row(metric, owners)),
  ),
]

const row = (metric: Metric, owners: readonly Service[]): readonly string[] => [
  code(metric.name),
  metric.type,
  metric.unit,
  labels(metric.labels),
  owners.map(({ name }) => name).join(', '),
  meaning(metric),
]

const meaning = (metric: Metric): string =>
  [
    metric.help,
    ...('buckets' in metric ? [`Buckets: ${metric.buckets.join(', ')}.`] : []),
    ...(metric.exploration ? [`For exploration: ${metric.exploration}`] : []),
    ...(metric.exception
      ? [
          `Excepted from ${code(metric.exception.law)} until ${metric.exception.until}: ${metric.exception.reason}`,
        ]
      : []),
  ].join(' ')

const labels = (all: Labels): string =>
  Object.entries(all)
    .map(([name, label]) => `${code(name)}: ${values(label)}`)
    .join('; ')

const values = (label: Label): string =>
  label.kind === 'oneOf' ? label.values.join(', ') : `at most ${label.limit} values`
