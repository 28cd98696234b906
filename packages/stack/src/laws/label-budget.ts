import { scrapeLimits, seriesBudget, servicesOf, type Metric } from '@octoscope/spec'
import type { Law } from './law.ts'

export const labelBudget: Law = {
  id: 'service/label-budget',
  rule: `The label budgets of a service's metrics stay below the scrape's sample limit, ${scrapeLimits.samples}.`,
  why: 'Prometheus refuses a page beyond the limit whole, so that one label too rich blinds all alerts of the service.',
  example: { bad: 'labels: { user: atMost(100_000) }', good: "labels: { plan: oneOf('free', 'paid') }" },
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      servicesOf(system).flatMap(({ name, metrics }) => {
        const budget = Object.values(metrics).reduce((sum, metric) => sum + samples(metric), 0)
        if (budget < scrapeLimits.samples) return []
        return [
          {
            where: `${system.name} › service ${name}`,
            message: `The metrics of "${name}" may make ${budget} samples, and a scrape takes ${scrapeLimits.samples}.`,
            advice: 'Lower the limit of a bounded label, or drop a label.',
          },
        ]
      }),
    ),
}

const samples = (metric: Metric): number =>
  seriesBudget(metric.labels) * ('buckets' in metric ? metric.buckets.length + 3 : 1)
