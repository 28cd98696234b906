import { system } from '@octoscope/spec'
import { alertGroups } from './alerts/index.ts'
import { inhibitions } from './alerts/inhibitions.ts'
import { session } from './dashboards/session.ts'
import { lokiModeJob } from './jobs.ts'
import { recordGroups } from './records.ts'
import { slos } from './slos.ts'

export const lokiMode = system('loki-mode', {
  title: 'Loki Mode',
  summary: 'An autonomous coding session that keeps what it does in flat files, read by an exporter.',
  jobs: [lokiModeJob],
  recordGroups,
  slos,
  alertGroups,
  inhibitions,
  dashboards: [session],
})
