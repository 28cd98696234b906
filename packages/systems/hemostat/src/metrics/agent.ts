import { gauge, oneOf } from '@octoscope/spec/metrics'

export const agents = ['monitor', 'analyzer', 'responder', 'alert'] as const
export type Agent = (typeof agents)[number]

export const agentUptime = gauge('hemostat_agent_uptime_seconds', {
  help: 'How long the agent has been up: since the start that it announces, else at least since its first event. "metrics" is the exporter.',
  unit: 'seconds',
  labels: { agent_name: oneOf(...agents, 'metrics') },
})

export const agentLastEvent = gauge('hemostat_agent_last_event_timestamp_seconds', {
  help: 'When the agent was last heard of: by an event, a state that it wrote, or its heartbeat.',
  unit: 'timestamp',
  labels: { agent: oneOf(...agents) },
})

export const agentHeartbeat = gauge('hemostat_agent_heartbeat_timestamp_seconds', {
  help: 'When an agent that gives signs of life on a schedule last gave one: a heartbeat, or a look of the monitor at a container.',
  unit: 'timestamp',
  labels: { agent: oneOf(...agents) },
})

export const agent = { agentUptime, agentLastEvent, agentHeartbeat }
