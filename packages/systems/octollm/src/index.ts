import { system } from '@octoscope/spec'
import { alertGroups } from './alerts/index.ts'
import { inhibitions } from './alerts/inhibitions.ts'
import { overview } from './dashboards/overview.ts'
import { armsJob, orchestratorJob, reflexLayerJob } from './jobs.ts'
import { slos } from './slos.ts'

export const octollm = system('octollm', {
  title: 'OctoLLM',
  summary: 'An orchestrator, a reflex layer and six arms that carry out tasks with language models.',
  jobs: [orchestratorJob, reflexLayerJob, armsJob],
  slos,
  alertGroups,
  inhibitions,
  dashboards: [overview],
})
