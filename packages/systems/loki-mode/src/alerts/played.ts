import { samples, type Series } from '@octoscope/spec'
import { lokiModeJob } from '../jobs.ts'

/** The labels of one exporter's series, in the proofs. */
export const target = { job: lokiModeJob.name, instance: '127.0.0.1:57374' } as const

/** Somebody else's series of the same name, such as Grafana Loki's. */
export const stranger = { job: 'loki', instance: 'loki:3100' } as const

/** The samples of a series without labels of its own. */
export const played = (series: Series<'gauge'>, values: string) => samples(series, target, values)
