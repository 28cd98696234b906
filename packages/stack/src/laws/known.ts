import {
  catalogue,
  metricsOf,
  selfMetrics,
  type Catalogue,
  type Job,
  type Metric,
  type Stack,
  type TargetLabels,
} from '@octoscope/spec'
import { scrapeSeries } from './scrape-series.ts'

/** What a query of the stack may read: every metric that is kept, with the labels that its scrape adds. */
export interface Known {
  readonly catalogue: Catalogue
  readonly targetLabels: TargetLabels
}

export const knownIn = ({ systems }: Stack): Known => {
  const jobs = systems.flatMap((system) => system.jobs)
  const kept = systems.flatMap((system) => [...metricsOf(system).keys()])
  return {
    catalogue: catalogue([...everyTarget, ...kept]),
    targetLabels: (metric) => labelsAdded(jobsOf(metric, jobs)),
  }
}

/** These come from each target, or from each instrumented one. */
const everyTarget: readonly Metric[] = [...scrapeSeries, ...Object.values(selfMetrics)]

/** The jobs that scrape a metric. */
export const jobsOf = (metric: Metric, jobs: readonly Job[]): readonly Job[] =>
  everyTarget.includes(metric)
    ? jobs
    : jobs.filter(({ services }) =>
        services.some(({ metrics }) => Object.values(metrics).some(({ name }) => name === metric.name)),
      )

/** Undefined where no job scrapes it, so that nothing is known. */
const labelsAdded = (jobs: readonly Job[]): readonly string[] | undefined =>
  jobs.length === 0
    ? undefined
    : [
        ...new Set([
          'job',
          'instance',
          ...jobs.flatMap(({ services }) => services.flatMap(({ labels }) => Object.keys(labels))),
        ]),
      ]
