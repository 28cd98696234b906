import { metricsOf, type Stack } from '@octoscope/spec'
import { z } from 'zod'
import { seriesOf } from './series.ts'

export const metricEntry = z.object({
  name: z.string(),
  type: z.string(),
  unit: z.string(),
  help: z.string(),
  labels: z.record(
    z.string(),
    z.union([
      z.object({ kind: z.literal('oneOf'), values: z.array(z.string()) }),
      z.object({ kind: z.literal('atMost'), limit: z.number(), settledBy: z.string().optional() }),
    ]),
  ),
  /** Of a histogram: upper bounds in the metric's unit, ascending. */
  buckets: z.array(z.number()).optional(),
  system: z.string(),
  owners: z.array(z.string()),
  /** The most that all owners make together, each running once: the product of the label budgets. */
  series: z.number(),
})

export type MetricEntry = z.infer<typeof metricEntry>

export const metrics = ({ systems }: Stack): MetricEntry[] =>
  systems.flatMap((system) =>
    [...metricsOf(system)].map(([metric, owners]) => ({
      name: metric.name,
      type: metric.type,
      unit: metric.unit,
      help: metric.help,
      labels: Object.fromEntries(
        Object.entries(metric.labels).map(([name, label]) => [
          name,
          label.kind === 'oneOf' ? { ...label, values: [...label.values] } : label,
        ]),
      ),
      ...('buckets' in metric && { buckets: [...metric.buckets] }),
      system: system.name,
      owners: owners.map((service) => service.name),
      series: seriesOf(metric) * owners.length,
    })),
  )
