import { octollm } from '@octoscope/octollm'
import { tasksCompleted } from '@octoscope/octollm/metrics'
import { prometheus } from '@octoscope/platform'
import { metricsOf, observations, print, servicesOf, where, type Metric, type Stack } from '@octoscope/spec'
import { ask, isOk } from '../doctor/facts/answer.ts'
import { parseExposition } from '../doctor/facts/exposition.ts'
import { prometheusAt } from '../doctor/facts/prometheus-api.ts'
import { withoutSample } from '../doctor/hops/page-as-declared.ts'
import { urlOf } from '../native/environment.ts'

/** What the metrics of OctoLLM say, and who was asked. */
export interface Readings {
  readonly source: 'the Prometheus API' | 'the pages of the services'
  /** Tasks that ended well. */
  readonly completedTasks: number
  /** The names of all declared metrics, and of those that no series was found of. */
  readonly declared: readonly string[]
  readonly withoutSample: readonly string[]
}

/** The series of tasks that ended well. */
export const completed = where(tasksCompleted, { status: 'success' })

const metrics = [...metricsOf(octollm).keys()]

/** Throws when Prometheus does not answer. */
export const readThroughPrometheus = async ({ environment }: Stack): Promise<Readings> => {
  const { query } = prometheusAt(urlOf(prometheus, environment))
  const [tasks, ...found] = await Promise.all(
    [completed, ...metrics.map(seriesOf)].map(({ node }) => query(print(node))),
  )
  return {
    source: 'the Prometheus API',
    completedTasks: tasks?.[0]?.value ?? 0,
    declared: metrics.map(nameOf),
    withoutSample: metrics.filter((_, index) => found[index]?.length === 0).map(nameOf),
  }
}

const seriesOf = (metric: Metric) => (metric.type === 'histogram' ? observations(metric) : where(metric, {}))

/** For a machine without Prometheus. A page that does not answer has no samples. */
export const readFromPages = async ({ environment }: Stack): Promise<Readings> => {
  const pages = await Promise.all(
    servicesOf(octollm).map((service) => ask(`${urlOf(service, environment)}/metrics`)),
  )
  const samples = pages.filter(isOk).flatMap(({ body }) => parseExposition(body).samples)
  const tasks = samples.find(
    ({ name, labels }) => name === tasksCompleted.name && labels['status'] === 'success',
  )
  return {
    source: 'the pages of the services',
    completedTasks: tasks?.value ?? 0,
    declared: metrics.map(nameOf),
    withoutSample: withoutSample(metrics, { samples, types: new Map() }).map(nameOf),
  }
}

const nameOf = ({ name }: Metric): string => name
