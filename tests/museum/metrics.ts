import {
  atMost,
  counter,
  gauge,
  histogram,
  oneOf,
  scrapeUp,
  type Metrics,
} from '../../packages/spec/src/index.ts'
import { catalogue } from '../../packages/spec/src/promql/catalogue.ts'

/** The museum's own metrics: a desk of agents that call tools, spend money and keep queues. */

const agent = atMost(20)

export const calls = counter('desk_calls_total', {
  help: 'Calls of tools, by how they ended.',
  unit: 'calls',
  labels: { agent, outcome: oneOf('ok', 'failed', 'refused') },
})
export const callSeconds = histogram('desk_call_seconds', {
  help: 'How long a call took.',
  unit: 'seconds',
  labels: { agent },
  buckets: [0.5, 1, 5, 20, 60],
})
export const spent = counter('desk_spent_dollars_total', {
  help: 'Money paid for models.',
  unit: 'dollars',
  labels: { model: atMost(5) },
})
export const budget = gauge('desk_budget_dollars', {
  help: 'Money that may be spent in an hour.',
  unit: 'dollars',
})
export const tokens = counter('desk_tokens_total', {
  help: 'Tokens read and written.',
  unit: 'tokens',
  labels: { model: atMost(5) },
})
export const tokenQuota = gauge('desk_quota_tokens', {
  help: 'Tokens that are allowed in an hour.',
  unit: 'tokens',
})
export const defects = counter('desk_defects_total', {
  help: 'Defects found in reviews.',
  unit: 'detections',
  labels: { severity: oneOf('error', 'warning') },
})
export const repairs = counter('desk_repairs_total', { help: 'Defects repaired.', unit: 'operations' })
export const breaches = counter('desk_breaches_total', {
  help: 'Broken rules of safety.',
  unit: 'violations',
  labels: { rule: atMost(20) },
})
export const steps = counter('desk_steps_total', {
  help: 'Steps that the planner has taken.',
  unit: 'operations',
})
export const savedSeconds = counter('desk_saved_seconds_total', { help: 'Time saved.', unit: 'seconds' })
export const queued = gauge('desk_queued_tasks', {
  help: 'Tasks that wait or run.',
  unit: 'tasks',
  labels: { state: oneOf('waiting', 'running') },
})
export const replacements = gauge('desk_replacements', {
  help: 'Restarts of a container so far.',
  unit: 'operations',
})
export const memory = gauge('desk_memory_bytes', { help: 'Memory in use.', unit: 'bytes' })
export const memoryLimit = gauge('desk_memory_limit_bytes', {
  help: 'Memory allowed; 0 is no limit.',
  unit: 'bytes',
})
export const connections = gauge('desk_pool_connections', {
  help: 'Connections in use.',
  unit: 'operations',
  labels: { database: atMost(5) },
})
export const connectionLimit = gauge('desk_pool_limit', { help: 'Connections allowed.', unit: 'operations' })
export const session = gauge('desk_session', { help: '1 while a session runs.', unit: 'state' })
export const iteration = gauge('desk_iteration', {
  help: 'The round that the session is in.',
  unit: 'operations',
})
export const uptime = gauge('desk_uptime_seconds', { help: 'Age of the process.', unit: 'seconds' })
export const lastStep = gauge('desk_last_step_timestamp', {
  help: 'When the planner last moved.',
  unit: 'timestamp',
})

const all = [
  calls,
  callSeconds,
  spent,
  budget,
  tokens,
  tokenQuota,
  defects,
  repairs,
  breaches,
  steps,
  savedSeconds,
  queued,
  replacements,
  memory,
  memoryLimit,
  connections,
  connectionLimit,
  session,
  iteration,
  uptime,
  lastStep,
]

/** By the names that their service calls them. */
export const metrics: Metrics = Object.fromEntries(all.map((metric) => [metric.name, metric]))
export const declared = catalogue([...all, scrapeUp])

/** Every scrape adds the same two labels here. */
export const targetLabels = (): readonly string[] => ['job', 'instance']
