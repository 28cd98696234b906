import { createHash } from 'node:crypto'
import type { Agent } from '@octoscope/hemostat/metrics'

/** The keys that the agents keep in Redis. All but the heartbeat are those of the agents of others as well. */
export const keys = {
  containerState: (shortId: string) => `hemostat:state:container:${shortId}`,
  containerStates: 'hemostat:state:container:*',
  alertHistory: (name: string) => `hemostat:state:alert_history:${name}`,
  remediationHistory: (name: string) => `hemostat:state:remediation_history:${name}`,
  circuitBreaker: (name: string) => `hemostat:state:circuit_breaker:${name}`,
  events: (type: string) => `hemostat:events:${type}`,
  audit: (name: string) => `hemostat:audit:${name}`,
  /** One for what is said of a container within a minute; without the container, others would be held back with it. */
  alertSent: (eventType: string, container: string, minute: number) =>
    `hemostat:alert_sent:${createHash('md5').update(`${eventType}:${container}:${minute}`).digest('hex')}`,
  heartbeat: (agent: Agent) => `hemostat:heartbeat:${agent}`,
} as const

/** Seconds after which each key ends by itself. */
export const ttl = {
  containerState: 300,
  alertHistory: 3600,
  remediationHistory: 7200,
  circuitBreaker: 7200,
  events: 3600,
  audit: 604_800,
  alertSent: 60,
  heartbeat: 60,
} as const

/** Entries that each list keeps. */
export const longestList = 100
