import { metricsOf, type Metric } from '@octoscope/spec'
import type { Law } from './law.ts'

/** Source: prometheus.io/docs/practices/naming. */
export const metricName: Law = {
  id: 'metric/name',
  rule: 'A counter ends in "_total", nothing else does, and a name tells its base unit.',
  why: 'Readers take the rate of what ends in `_total` and nothing else, and read the unit off the name: a wrong name makes a wrong query look right.',
  example: {
    bad: "counter('tasks', { unit: 'tasks', … })",
    good: "counter('tasks_total', { unit: 'tasks', … })",
  },
  problems: ({ systems }) =>
    systems.flatMap((system) =>
      [...metricsOf(system).keys()]
        .filter(isHeldToIt)
        .flatMap((metric) =>
          nameFaults(metric).map((fault) => ({ where: `${system.name} › metric ${metric.name}`, ...fault })),
        ),
    ),
}

const isHeldToIt = ({ exception }: Metric): boolean => exception?.law !== metricName.id

/** What is wrong with a name, be there an exception or not. */
export const nameFaults = ({ type, name, unit }: Metric): readonly Fault[] => [
  ...fault(
    !/^[a-z][a-z0-9_]*$/.test(name),
    `Metric "${name}" must be written in lower case letters, digits and "_".`,
    'Rename it.',
  ),
  ...fault(
    type === 'counter' && !name.endsWith('_total'),
    `Counter "${name}" must end in "_total".`,
    `Rename it to "${name}_total".`,
  ),
  ...fault(
    type !== 'counter' && name.endsWith('_total'),
    `${kindOf[type]} "${name}" must not end in "_total": readers would take its rate.`,
    `Rename it to "${name.replace(/_total$/, '')}".`,
  ),
  ...fault(
    type === 'gauge' && /_(count|sum|bucket)$/.test(name),
    `Gauge "${name}" must not end like a part of a histogram: readers would take its rate.`,
    `Rename it to what it counts, such as "${name.replace(/_(count|sum|bucket)$/, '')}s".`,
  ),
  ...fault(
    unit === 'percent' || /_percent(age)?(_|$)/.test(name),
    `${kindOf[type]} "${name}" must be a ratio from 0 to 1; percent is no base unit.`,
    `Divide by 100, and rename it to "${name.replace(/_percent(age)?(?=_|$)/, '_ratio')}".`,
  ),
  ...fault(
    type === 'histogram' && unitInName.has(unit) && !name.endsWith(`_${unit}`),
    `Histogram "${name}" is in ${unit} and must end in "_${unit}".`,
    `Rename it to "${name}_${unit}".`,
  ),
]

const kindOf = { counter: 'Counter', gauge: 'Gauge', histogram: 'Histogram' } as const

const unitInName: ReadonlySet<string> = new Set(['seconds', 'bytes', 'dollars'])

interface Fault {
  readonly message: string
  readonly advice: string
}

const fault = (broken: boolean, message: string, advice: string): readonly Fault[] =>
  broken ? [{ message, advice }] : []
