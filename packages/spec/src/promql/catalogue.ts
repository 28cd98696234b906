import type { Metric } from '../metrics/metric.ts'
import type { SelectorNode } from './node.ts'
import { isUndeclared } from './undeclared.ts'

/** The metrics that a query may name: by the name of each series, its declaration and which part of it the series is. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>

export interface CatalogueEntry {
  readonly metric: Metric
  readonly suffix: SelectorNode['suffix']
}

export const catalogue = (metrics: Iterable<Metric>): Catalogue => new Map([...metrics].flatMap(entries))

export const noMetrics: Catalogue = new Map()

/** The bare name of a histogram is in as well, although no series has it, so that a reader of it can be told. */
const entries = (metric: Metric): readonly (readonly [string, CatalogueEntry])[] => {
  if (isUndeclared(metric)) return []
  const suffixes =
    metric.type === 'histogram' ? (['', '_bucket', '_sum', '_count'] as const) : ([''] as const)
  return suffixes.map((suffix) => [`${metric.name}${suffix}`, { metric, suffix }])
}
