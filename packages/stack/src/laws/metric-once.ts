import { metricsOf, type Metric } from '@octoscope/spec'
import type { Law } from './law.ts'

export const metricOnce: Law = {
  id: 'metric/once',
  rule: 'A metric name has one declaration in the whole stack.',
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
        if (!earlier || earlier === metric) return []
        return [
          {
            where: `${system.name} › metric ${metric.name}`,
            message: `Metric "${metric.name}" is declared twice.`,
            advice: 'Import the first declaration, or rename one of the two.',
          },
        ]
      }),
    )
  },
}
