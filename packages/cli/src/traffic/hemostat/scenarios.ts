/** What a container goes through, as the agents tell of it: the data of each event, with the seconds since it began. */
export interface Scenario {
  readonly name: string
  /** None for a container that is well. */
  readonly anomalies: readonly object[]
  readonly metrics: { readonly cpu_percent: number; readonly memory_percent: number }
  readonly exitCode: number
  readonly restarts: number
  /** What the analyzer calls for; none is a false alarm. */
  readonly action?: 'restart' | 'scale_up'
  readonly confidence: number
  readonly ends?: 'success' | 'failed' | 'rejected'
}

const calm = { cpu_percent: 10, memory_percent: 30 }

/** Crash loop, CPU, memory, a failing health check, killed for memory, a random exit, a peak, and one that is well. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'played-crash-loop',
    anomalies: [{ type: 'excessive_restarts', severity: 'medium', restart_count: 9 }],
    metrics: calm,
    exitCode: 1,
    restarts: 9,
    confidence: 0.8,
  },
  {
    name: 'played-cpu',
    anomalies: [{ type: 'high_cpu', severity: 'critical', threshold: 85, actual: 97 }],
    metrics: { ...calm, cpu_percent: 97 },
    exitCode: 0,
    restarts: 0,
    action: 'restart',
    confidence: 0.8,
    ends: 'success',
  },
  {
    name: 'played-memory',
    anomalies: [{ type: 'high_memory', severity: 'critical', threshold: 80, actual: 96 }],
    metrics: { ...calm, memory_percent: 96 },
    exitCode: 0,
    restarts: 0,
    action: 'restart',
    confidence: 0.85,
    ends: 'success',
  },
  {
    name: 'played-health-check',
    anomalies: [{ type: 'unhealthy_status', severity: 'high', status: 'unhealthy' }],
    metrics: calm,
    exitCode: 0,
    restarts: 1,
    action: 'restart',
    confidence: 0.85,
    ends: 'rejected',
  },
  {
    name: 'played-out-of-memory',
    anomalies: [{ type: 'non_zero_exit', severity: 'high', exit_code: 137 }],
    metrics: { cpu_percent: 0, memory_percent: 0 },
    exitCode: 137,
    restarts: 0,
    action: 'restart',
    confidence: 0.85,
    ends: 'success',
  },
  {
    name: 'played-random-exit',
    anomalies: [{ type: 'non_zero_exit', severity: 'high', exit_code: 1 }],
    metrics: { cpu_percent: 0, memory_percent: 0 },
    exitCode: 1,
    restarts: 0,
    action: 'restart',
    confidence: 0.9,
    ends: 'failed',
  },
  {
    name: 'played-peak',
    anomalies: [{ type: 'high_cpu', severity: 'medium', threshold: 85, actual: 70 }],
    metrics: { ...calm, cpu_percent: 70 },
    exitCode: 0,
    restarts: 0,
    confidence: 0.6,
  },
  { name: 'played-healthy', anomalies: [], metrics: calm, exitCode: 0, restarts: 0, confidence: 1 },
]
