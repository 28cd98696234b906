import { metricsOf, selectors, type Metric, type Stack } from '@octoscope/spec'
import { analysedQueries } from './analysed.ts'
import type { Law } from './law.ts'

export const metricRead: Law = {
  id: 'metric/read',
  rule: 'Every metric is read by an alert, a panel or a runbook, or says why it is kept for exploration.',
  why: 'A metric that nobody reads costs series on every scrape, and when it breaks nobody notices.',
  example: {
    bad: "counter('calls_total', { … })  # and no query reads it",
    good: "counter('calls_total', { …, exploration: 'Shows which model is asked, when a bill surprises.' })",
  },
  problems: (stack) => {
    const read = namesRead(stack)
    return stack.systems.flatMap((system) =>
      [...metricsOf(system).keys()].flatMap((metric) =>
        faults(metric, read).map((fault) => ({ where: `${system.name} › metric ${metric.name}`, ...fault })),
      ),
    )
  },
}

const namesRead = (stack: Stack): ReadonlySet<string> =>
  new Set(
    analysedQueries(stack).flatMap(({ analysis }) =>
      analysis ? selectors(analysis.node).map(({ metric }) => metric.name) : [],
    ),
  )

const faults = ({ name, exploration }: Metric, read: ReadonlySet<string>) => {
  if (read.has(name))
    return exploration === undefined
      ? []
      : [
          {
            message: `"${name}" is marked as for exploration, and is read by a query.`,
            advice: 'Remove `exploration` from its declaration.',
          },
        ]
  return exploration?.trim()
    ? []
    : [
        {
          message: `No alert, panel or runbook reads "${name}".`,
          advice: 'Show it on a dashboard, or say in `exploration` what it is kept for.',
        },
      ]
}
