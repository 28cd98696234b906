import { counter, oneOf } from '@octoscope/spec/metrics'
import { container_name } from './container.ts'

export const severities = ['critical', 'high', 'medium', 'low'] as const

/** What a monitor finds wrong with a container. A kind that is not listed counts as `other`. */
export const anomalyTypes = [
  'high_cpu',
  'high_memory',
  'unhealthy_status',
  'non_zero_exit',
  'excessive_restarts',
  'other',
] as const

export const healthAlerts = counter('hemostat_health_alerts_total', {
  help: 'Health alerts of a container, by the gravest of its anomalies.',
  unit: 'alerts',
  labels: { container_name, severity: oneOf(...severities) },
})

export const anomalies = counter('hemostat_anomalies_detected_total', {
  help: 'Anomalies told in health alerts.',
  unit: 'anomalies',
  labels: { container_name, anomaly_type: oneOf(...anomalyTypes) },
})

export const health = { healthAlerts, anomalies }
