import { job } from '@octoscope/spec'
import { lokiMode } from './targets.ts'

export const lokiModeJob = job('loki-mode', '15s', [lokiMode])

/** Grafana Loki's own metrics begin with `loki_` too: every query asks for this job. */
export const ours = { job: lokiModeJob.name } as const
