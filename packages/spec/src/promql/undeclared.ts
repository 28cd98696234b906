import type { Gauge } from '../metrics/metric.ts'

/**
 * A name that no catalogue knows. It has the shape of a gauge so that readers of a query need no second case, and nothing
 * but the name is true of it.
 */
export interface Undeclared extends Gauge {
  readonly undeclared: true
}

export const undeclared = (name: string): Undeclared => ({
  undeclared: true,
  type: 'gauge',
  name,
  help: '',
  unit: 'state',
  labels: {},
})

export const isUndeclared = (metric: object): metric is Undeclared => 'undeclared' in metric
