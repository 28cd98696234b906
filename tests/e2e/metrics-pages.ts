import { ask, isOk } from '../../packages/cli/src/doctor/facts/answer.ts'
import { parseExposition, type Sample } from '../../packages/cli/src/doctor/facts/exposition.ts'
import { urlOf } from '../../packages/cli/src/native/environment.ts'
import type { Environment, Metric, Service } from '../../packages/spec/src/index.ts'

/** The /metrics pages of some services at one moment. */
export interface MetricsPages {
  /** The sum of a metric's series with these labels on one service's page; of a histogram, how much it observed. */
  readonly total: (service: Service, metric: Metric, labels?: Readonly<Record<string, string>>) => number
}

export const metricsPages = async (
  environment: Environment,
  services: readonly Service[],
): Promise<MetricsPages> => {
  const pages = new Map(
    await Promise.all(
      services.map(async (service) => [service.name, await read(service, environment)] as const),
    ),
  )
  return {
    total: ({ name }, metric, labels = {}) =>
      (pages.get(name) ?? [])
        .filter(
          (sample) => sample.name === (metric.type === 'histogram' ? `${metric.name}_count` : metric.name),
        )
        .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
        .reduce((sum, { value }) => sum + value, 0),
  }
}

const read = async (service: Service, environment: Environment): Promise<readonly Sample[]> => {
  const answer = await ask(`${urlOf(service, environment)}/metrics`)
  if (!isOk(answer)) throw new Error(`${answer.url} must answer 200.`)
  return parseExposition(answer.body).samples
}
