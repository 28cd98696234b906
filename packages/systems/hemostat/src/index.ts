import { system } from '@octoscope/spec'
import { alertGroups } from './alerts/index.ts'
import { inhibitions } from './alerts/inhibitions.ts'
import { agentsDashboard } from './dashboards/agents.ts'
import { overview } from './dashboards/overview.ts'
import { agentsJob, exporterJob } from './jobs.ts'
import { recordGroups } from './records.ts'
import { slos } from './slos.ts'

export const hemostat = system('hemostat', {
  title: 'HemoStat',
  summary: 'Agents that look after the containers of a Docker Engine, and the exporter that listens to them.',
  jobs: [exporterJob, agentsJob],
  recordGroups,
  slos,
  alertGroups,
  inhibitions,
  dashboards: [overview, agentsDashboard],
})
