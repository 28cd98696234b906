import { appInfo, service, type Metrics } from '@octoscope/spec/metrics'
import { agent, type Agent } from './metrics/agent.ts'
import { analysis } from './metrics/analysis.ts'
import { container } from './metrics/container.ts'
import { health } from './metrics/health.ts'
import {
  bus,
  redisOperations,
  states,
  subscriptionGaps,
  subscriptionGapSeconds,
  uncorrelatedEvents,
} from './metrics/redis.ts'
import { incident, remediation } from './metrics/remediation.ts'
import {
  actionsTaken,
  alertsDeduped,
  alertsSent,
  engine,
  engineRequests,
  llmFailures,
  llmTokens,
  lookDuration,
  verdicts,
} from './metrics/work.ts'

/** What every HemoStat service records. */
const common = { appInfo, redisOperations }

/** 9108 and not 9090, which is Prometheus' own. */
export const exporter = service('hemostat-exporter', {
  summary: 'Listens to the agents on Redis, and tells Prometheus what it heard.',
  port: 9108,
  metrics: {
    ...common,
    ...container,
    ...health,
    ...analysis,
    ...remediation,
    ...incident,
    ...agent,
    ...bus,
    ...states,
    uncorrelatedEvents,
    subscriptionGaps,
    subscriptionGapSeconds,
  },
})

const agentService = <const M extends Metrics>(
  name: Agent,
  port: number,
  about: { readonly summary: string; readonly metrics: M },
) => service(`hemostat-${name}`, { port, ...about, labels: { agent: name } })

export const monitor = agentService('monitor', 8301, {
  summary: 'Looks at the containers of a Docker Engine, and raises an alert for each that is not well.',
  metrics: { ...common, ...engine, engineRequests, lookDuration },
})

export const analyzer = agentService('analyzer', 8302, {
  summary: 'Judges health alerts: false, or in need of a remediation.',
  metrics: { ...common, verdicts, llmFailures, llmTokens },
})

export const responder = agentService('responder', 8303, {
  summary: 'Carries out remediations within its allow-list, its cooldown and its circuit breaker.',
  metrics: { ...common, engineRequests, actionsTaken },
})

export const alertAgent = agentService('alert', 8304, {
  summary: 'Tells people what happened, once.',
  metrics: { ...common, alertsSent, alertsDeduped },
})
