import type { Anomaly } from '../../events/payloads.ts'
import type { Seen } from './look.ts'

export interface Thresholds {
  /** In percent of one core. */
  readonly cpu: number
  /** In percent of the limit. */
  readonly memory: number
}

const critical = 95
/** From this share of a threshold on, a value is worth a word. */
const nearly = 0.8
const manyRestarts = 5

/** What is wrong with a container. Nothing, when it is well. */
export const anomaliesOf = (seen: Seen, { cpu, memory }: Thresholds): readonly Anomaly[] => [
  ...high('high_cpu', seen.usage.cpu_percent, cpu),
  ...high('high_memory', seen.usage.memory_percent, memory),
  ...when<Anomaly>(seen.health === 'unhealthy', {
    type: 'unhealthy_status',
    severity: 'high',
    status: seen.health,
  }),
  ...when<Anomaly>(hasFailed(seen), { type: 'non_zero_exit', severity: 'high', exit_code: seen.exitCode }),
  ...when<Anomaly>(seen.restarts > manyRestarts, {
    type: 'excessive_restarts',
    severity: 'medium',
    restart_count: seen.restarts,
  }),
]

/** A container that runs again may still bear the code of its last end. */
const hasFailed = ({ status, exitCode }: Seen): boolean => status !== 'running' && exitCode !== 0

const high = (type: string, actual: number | undefined, threshold: number): readonly Anomaly[] => {
  const severity = actual === undefined ? undefined : severityOf(actual, threshold)
  return severity && actual !== undefined ? [{ type, severity, threshold, actual }] : []
}

const severityOf = (actual: number, threshold: number): Anomaly['severity'] | undefined => {
  if (actual > critical) return 'critical'
  if (actual > threshold) return 'high'
  return actual > nearly * threshold ? 'medium' : undefined
}

const when = <T>(holds: boolean, value: T): readonly T[] => (holds ? [value] : [])
