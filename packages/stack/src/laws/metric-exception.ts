import { metricsOf, type Day, type Metric } from '@octoscope/spec'
import type { Law } from './law.ts'
import { nameFaults } from './metric-name.ts'

/** The laws that can be excepted from, with what breaks them in one metric. */
const exceptable: ReadonlyMap<string, (metric: Metric) => readonly unknown[]> = new Map([
  ['metric/name', nameFaults],
])

export const metricException: Law = {
  id: 'metric/exception',
  rule: 'An exception names a law that the metric breaks, and has not run out.',
  why: 'A published name may force an exception. One that nobody looks at again stays for ever, and hides the next mistake.',
  example: {
    bad: "gauge('tasks', { …, exception: { law: 'metric/name', … } })  # the name keeps the law",
    good: "gauge('tasks_total', { …, exception: { law: 'metric/name', reason: 'Published.', until: '2027-06-30' } })",
  },
  problems: ({ systems }, today) =>
    systems.flatMap((system) =>
      [...metricsOf(system).keys()].flatMap((metric) =>
        faults(metric, today).map((fault) => ({ where: `${system.name} › metric ${metric.name}`, ...fault })),
      ),
    ),
}

const faults = (metric: Metric, today: Day | undefined) => {
  const { name, exception } = metric
  if (!exception) return []
  const { law, until } = exception
  const broken = exceptable.get(law)
  if (!broken)
    return [
      {
        message: `"${name}" is excepted from "${law}", and of that law there are no exceptions.`,
        advice: `Remove it. Exceptions are for ${[...exceptable.keys()].join(', ')}.`,
      },
    ]
  if (broken(metric).length === 0)
    return [
      { message: `"${name}" is excepted from "${law}", and keeps it.`, advice: 'Remove the exception.' },
    ]
  if (!isDay(until))
    return [
      {
        message: `The exception of "${name}" must end on a day; it ends on "${until}".`,
        advice: 'Write it like "2027-06-30".',
      },
    ]
  if (today === undefined || today <= until) return []
  return [
    {
      message: `The exception of "${name}" from "${law}" ended on ${until}.`,
      advice: 'Rename the metric, or agree on a later day and write it down.',
    },
  ]
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
