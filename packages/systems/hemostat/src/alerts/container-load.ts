import { samples, type Gauge } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import type { container_name } from '../metrics/container.ts'

type Load = Gauge<{ readonly container_name: typeof container_name }>

/** One container as the exporter tells of it, with a sample each minute. */
export const loadOf = (metric: Load, name: string, values: string) =>
  samples(metric, { job: exporterJob.name, instance: 'hemostat-exporter:9108', container_name: name }, values)

/** The situations in which a container's load is too high, and those in which it is not. */
export const highLoadProof = (metric: Load, firing: (name: string, share: string) => Texts) =>
  ({
    fires: [
      {
        when: 'one of two containers has used 95 % for a little more than two minutes',
        given: [loadOf(metric, 'web', '0.2 0.95x20'), loadOf(metric, 'db', '0.3x20')],
        at: '3m30s',
        alerts: [{ labels: { container_name: 'web' }, ...firing('web', '95%') }],
      },
      {
        when: 'it is a hair above the limit',
        given: [loadOf(metric, 'web', '0.901x20')],
        at: '10m30s',
        alerts: [{ labels: { container_name: 'web' }, ...firing('web', '90.1%') }],
      },
      {
        when: 'two exporters tell of it, and the first has not heard of its recovery',
        given: [
          loadOf(metric, 'web', '0.95x20'),
          { ...loadOf(metric, 'web', '0.5x20'), series: otherInstance(metric, 'web') },
        ],
        at: '10m30s',
        alerts: [{ labels: { container_name: 'web' }, ...firing('web', '95%') }],
      },
    ],
    silent: [
      { when: 'it uses exactly nine tenths', given: [loadOf(metric, 'web', '0.9x20')], at: '10m30s' },
      {
        when: 'it has been high for less than two minutes',
        given: [loadOf(metric, 'web', '0.2 0.2 0.95x20')],
        at: '3m30s',
      },
      {
        when: 'it was high for a long time and has recovered',
        given: [loadOf(metric, 'web', '0.95x10 0.2x10')],
        at: '12m30s',
      },
      {
        when: 'it was high and has been removed',
        given: [loadOf(metric, 'web', '0.95x10 stale _x10')],
        at: '12m30s',
      },
    ],
  }) as const

interface Texts {
  readonly summary: string
  readonly description: string
}

const otherInstance = (metric: Load, name: string): string =>
  samples(metric, { job: exporterJob.name, instance: 'hemostat-exporter-2:9108', container_name: name }, '')
    .series
