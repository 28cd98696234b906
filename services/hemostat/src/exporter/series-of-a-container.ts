import { actions, anomalyTypes, remediationStatuses, severities } from '@octoscope/hemostat/metrics'
import type { ExporterInstruments } from './measure.ts'

/** Makes the ends of remediations exist at 0, so that the first one is seen as an increase. */
export const beginNamed = (metrics: ExporterInstruments, container_name: string): void => {
  for (const action of actions)
    for (const status of ['success', 'failed'] as const)
      metrics.remediations.prepare({ container_name, action, status })
}

/** Ends what is told of a container by its name alone. */
export const endNamed = (metrics: ExporterInstruments, container_name: string): void => {
  metrics.containerCpu.remove({ container_name })
  metrics.containerMemory.remove({ container_name })
  metrics.containerRestarts.remove({ container_name })
  for (const severity of severities) metrics.healthAlerts.remove({ container_name, severity })
  for (const anomaly_type of anomalyTypes) metrics.anomalies.remove({ container_name, anomaly_type })
  for (const action of actions)
    for (const status of remediationStatuses) metrics.remediations.remove({ container_name, action, status })
}

/** Ends what is told of one container's life: made anew under its name, it has another id. */
export const endIdentified = (
  metrics: ExporterInstruments,
  labels: { readonly container_id: string; readonly container_name: string },
): void => {
  const identified = [
    metrics.containerCpuPercent,
    metrics.containerMemoryPercent,
    metrics.containerMemoryBytes,
    metrics.containerRestartCount,
    metrics.networkReceived,
    metrics.networkSent,
    metrics.blocksRead,
    metrics.blocksWritten,
  ]
  for (const metric of identified) metric.remove(labels)
  metrics.cooldownActive.remove({ container_id: labels.container_id })
}
