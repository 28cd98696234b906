import { atMost, counter, gauge, histogram, oneOf } from '@octoscope/spec/metrics'
import { container_name, mostContainers } from './container.ts'

/** What a responder can do. An action that is not listed counts as `other`; every responder refuses it. */
export const actions = ['restart', 'scale_up', 'cleanup', 'exec', 'other'] as const
/** `dry_run` did nothing and says so; `rejected` and `not_applicable` did nothing either. */
export const remediationStatuses = ['success', 'failed', 'rejected', 'not_applicable', 'dry_run'] as const

const action = oneOf(...actions)

export const remediations = counter('hemostat_remediation_attempts_total', {
  help: 'Remediations that came to an end, by action and how.',
  unit: 'remediations',
  labels: { container_name, action, status: oneOf(...remediationStatuses) },
})

export const remediationDuration = histogram('hemostat_remediation_duration_seconds', {
  help: 'Time from the call for a remediation to its end, by the timestamps of both events. Dry runs and refusals do not count.',
  unit: 'seconds',
  labels: { action },
  // 120 and 300 lie beyond what SlowRemediationExecution alarms about: a quantile never exceeds the last bound.
  buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
})

export const cooldownActive = gauge('hemostat_remediation_cooldown_active', {
  help: 'Whether the container has to wait before it is remediated again: 1 or 0.',
  unit: 'state',
  labels: { container_id: atMost(mostContainers) },
})

export const timeToDetection = histogram('hemostat_time_to_detection_seconds', {
  help: 'Time from the last healthy look at a container to the first health alert: the trouble began in between.',
  unit: 'seconds',
  buckets: [5, 10, 15, 30, 60, 120, 300],
})

export const timeToRemediation = histogram('hemostat_time_to_remediation_seconds', {
  help: 'Time from the first health alert of an incident to the remediation that succeeded.',
  unit: 'seconds',
  buckets: [5, 10, 15, 30, 60, 120, 300, 600],
})

export const remediation = { remediations, remediationDuration, cooldownActive }
export const incident = { timeToDetection, timeToRemediation }
