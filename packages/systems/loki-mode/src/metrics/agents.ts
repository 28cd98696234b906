import { gauge } from '@octoscope/spec/metrics'
import { publishedName } from './published-name.ts'

export const agentsActive = gauge('loki_agents_active', {
  help: 'Agents that are active now.',
  unit: 'agents',
})

export const agentsTotal = gauge('loki_agents_total', {
  help: 'Agents that the session has registered, told apart by the id of the tool call that made them.',
  unit: 'agents',
  exception: publishedName('loki_agents'),
})

export const agents = gauge('loki_agents', {
  help: 'Agents that the session has registered, told apart by the id of the tool call that made them.',
  unit: 'agents',
  exploration: 'Has a name that a gauge may have: for queries of your own, in place of loki_agents_total.',
})
