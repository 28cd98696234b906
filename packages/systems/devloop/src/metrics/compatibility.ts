import { gauge, histogram } from '@octoscope/spec/metrics'
import { agent } from './labels.ts'

/**
 * The names of DevLoop's guide, for queries that were written for it. A switch in the configuration turns them off. Four
 * more are recorded by Prometheus, see `records.ts`: on one page they would be the families of counters of ours.
 */

const published = {
  exploration: 'Kept for dashboards and alerts that were written for the guide.',
  exception: { law: 'metric/name', reason: 'The guide published this name.', until: '2027-12-31' },
} as const

const milliseconds = [100, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000] as const

export const agentDurationMs = histogram('devloop_agent_execution_duration_ms', {
  help: 'devloop_agent_execution_duration_seconds in milliseconds.',
  unit: 'milliseconds',
  labels: { agent },
  buckets: milliseconds,
  ...published,
})

export const agentLastRunMs = gauge('devloop_agent_last_run_ms', {
  help: 'devloop_agent_last_run_seconds in milliseconds.',
  unit: 'milliseconds',
  labels: { agent },
  ...published,
})

export const agentCpuPercent = gauge('devloop_agent_cpu_percent', {
  help: 'devloop_agent_cpu_ratio in percent.',
  unit: 'percent',
  labels: { agent },
  ...published,
})

export const agentMemoryMb = gauge('devloop_agent_memory_mb', {
  help: 'devloop_agent_memory_bytes in megabytes of 1,048,576 bytes.',
  unit: 'megabytes',
  labels: { agent },
  ...published,
})

export const systemCpuPercent = gauge('devloop_system_cpu_percent', {
  help: 'devloop_system_cpu_ratio in percent.',
  unit: 'percent',
  ...published,
})

export const systemMemoryMb = gauge('devloop_system_memory_mb', {
  help: 'devloop_system_memory_bytes in megabytes of 1,048,576 bytes.',
  unit: 'megabytes',
  ...published,
})

export const eventLatencyMs = histogram('devloop_event_latency_ms', {
  help: 'devloop_event_latency_seconds in milliseconds.',
  unit: 'milliseconds',
  buckets: milliseconds,
  ...published,
})

const pushTotal = (name: string, help: string) =>
  gauge(name, { help, unit: 'pushes', exploration: published.exploration })

export const successfulPushes = pushTotal(
  'devloop_successful_pushes',
  'devloop_pushes_total that went out. A total that only grows.',
)
export const totalPushes = pushTotal(
  'devloop_total_pushes',
  'devloop_pushes_total, both outcomes. A total that only grows.',
)

export const compatibility = {
  agentDurationMs,
  agentLastRunMs,
  agentCpuPercent,
  agentMemoryMb,
  systemCpuPercent,
  systemMemoryMb,
  eventLatencyMs,
  successfulPushes,
  totalPushes,
}
