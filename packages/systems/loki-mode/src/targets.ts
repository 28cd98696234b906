import { service } from '@octoscope/spec/metrics'
import { agents, agentsActive, agentsTotal } from './metrics/agents.ts'
import { costs } from './metrics/cost.ts'
import { events } from './metrics/events.ts'
import { readings } from './metrics/readings.ts'
import { session } from './metrics/session.ts'
import { sourceHealth } from './metrics/sources.ts'
import { tasks, tasksTotal } from './metrics/tasks.ts'

/** The port is the one that Loki Mode's own dashboard would answer at. */
export const lokiMode = service('loki-mode', {
  summary: 'Reads the .loki directory of a Loki Mode session and tells what is true of it.',
  port: 57374,
  metrics: {
    ...session,
    tasks,
    tasksTotal,
    agents,
    agentsActive,
    agentsTotal,
    ...costs,
    events,
    readings,
    ...sourceHealth,
  },
})
