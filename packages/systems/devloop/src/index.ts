import { system } from '@octoscope/spec'
import { alertGroups } from './alerts/index.ts'
import { inhibitions } from './alerts/inhibitions.ts'
import { agents } from './dashboards/agents.ts'
import { analytics } from './dashboards/analytics.ts'
import { debug } from './dashboards/debug.ts'
import { overview } from './dashboards/overview.ts'
import { devloopJob } from './jobs.ts'
import { recordGroups } from './records.ts'
import { slos } from './slos.ts'

export const devloop = system('devloop', {
  title: 'DevLoop',
  summary:
    'Development agents: linters, formatters, tests and checks that run beside a developer as files change.',
  jobs: [devloopJob],
  recordGroups,
  slos,
  alertGroups,
  inhibitions,
  dashboards: [overview, agents, analytics, debug],
})
