import { alertmanager, platform, prometheus } from '@octoscope/platform'
import { servicesOf, type Service, type Stack } from '@octoscope/spec'
import { urlOf } from '../../native/environment.ts'
import { ask, type Answer } from './answer.ts'
import {
  prometheusAt,
  type PrometheusApi,
  type Reading,
  type RuleGroup,
  type Target,
} from './prometheus-api.ts'

/** Everything the hops judge, asked for once. */
export interface Facts {
  readonly stack: Stack
  /** Parts that this machine cannot run; nothing is asked of them. */
  readonly absent: ReadonlySet<string>
  readonly services: readonly ServiceFacts[]
  readonly prometheus: PrometheusFacts
  readonly alertmanager: Answer
}

export interface ServiceFacts {
  readonly service: Service
  readonly alive: Answer
  readonly ready: Answer
  readonly page: Answer
}

export interface PrometheusFacts {
  readonly ready: Answer
  /** What its API told, or why it told nothing. */
  readonly told: Told | { readonly error: string }
}

export interface Told {
  readonly targets: readonly Target[]
  readonly ruleGroups: readonly RuleGroup[]
  readonly alertmanagers: readonly string[]
  /** The number of samples in the last scrape of each target. */
  readonly scraped: readonly Reading[]
}

/** Asks every part of the stack, all at once. Takes as long as the slowest answer. */
export const gather = async (stack: Stack, absent: ReadonlySet<string> = new Set()): Promise<Facts> => {
  const { environment, systems } = stack
  const own = systems.filter(({ name }) => name !== platform.name).flatMap(servicesOf)
  const prometheusUrl = urlOf(prometheus, environment)
  const [services, ready, told, notifier] = await Promise.all([
    Promise.all(own.map((service) => factsOf(service, urlOf(service, environment)))),
    ask(`${prometheusUrl}/-/ready`),
    tell(prometheusAt(prometheusUrl)),
    ask(`${urlOf(alertmanager, environment)}/-/ready`),
  ])
  return { stack, absent, services, prometheus: { ready, told }, alertmanager: notifier }
}

const factsOf = async (service: Service, url: string): Promise<ServiceFacts> => {
  const [alive, ready, page] = await Promise.all([
    ask(`${url}/healthz`),
    ask(`${url}/readyz`),
    ask(`${url}/metrics`),
  ])
  return { service, alive, ready, page }
}

const tell = async (api: PrometheusApi): Promise<PrometheusFacts['told']> => {
  try {
    const [targets, ruleGroups, alertmanagers, scraped] = await Promise.all([
      api.targets(),
      api.ruleGroups(),
      api.alertmanagers(),
      api.query('scrape_samples_scraped'), // Prometheus' own, written at each scrape
    ])
    return { targets, ruleGroups, alertmanagers, scraped }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
