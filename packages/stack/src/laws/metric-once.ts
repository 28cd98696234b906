import { metricsOf, type Metric } from '@octoscope/spec'
import type { Law } from './law.ts'

export const metricOnce: Law = {
  id: 'metric/once',
  rule: 'A metric name has one meaning in the whole stack: one type, unit, help and set of labels.',
  why: 'Two declarations of one name drift apart, and a query means now the one, now the other.',
  example: {
    bad: "gauge('tasks', …) in two files",
    good: "one gauge('tasks', …), imported where it is kept",
  },
  problems: ({ systems }) => {
    const first = new Map<string, Metric>()
    return systems.flatMap((system) =>
      [...metricsOf(system).keys()].flatMap((metric) => {
        const earlier = first.get(metric.name)
        first.set(metric.name, earlier ?? metric)
        if (!earlier || isSame(earlier, metric)) return []
        return [
          {
            where: `${system.name} › metric ${metric.name}`,
            message: `Metric "${metric.name}" is declared twice, and not as the same.`,
            advice: 'Import the first declaration, or rename one of the two.',
          },
        ]
      }),
    )
  },
}

/** Several systems may keep one metric, each with its own values of a label: every exporter names its own sources. */
const isSame = (one: Metric, other: Metric): boolean => one === other || meaning(one) === meaning(other)

const meaning = (metric: Metric): string =>
  JSON.stringify([
    metric.type,
    metric.unit,
    metric.help,
    Object.keys(metric.labels).toSorted(),
    'buckets' in metric ? metric.buckets : [],
  ])
