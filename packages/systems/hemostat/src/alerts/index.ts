import { alertGroup } from '@octoscope/spec'
import { agentDown } from './agent-down.ts'
import { agentSilent } from './agent-silent.ts'
import { excessiveContainerRestarts } from './excessive-container-restarts.ts'
import { hemostatExporterBlind } from './exporter-blind.ts'
import { highAlertDeduplicationRate } from './high-alert-deduplication-rate.ts'
import { highAlertFailureRate } from './high-alert-failure-rate.ts'
import { highContainerCpu } from './high-container-cpu.ts'
import { highContainerMemory } from './high-container-memory.ts'
import { highRemediationFailureRate } from './high-remediation-failure-rate.ts'
import { lowAnalysisConfidence } from './low-analysis-confidence.ts'
import { metricsExporterDown } from './metrics-exporter-down.ts'
import { noHealthAlertsDetected } from './no-health-alerts-detected.ts'
import { slowAnalysisResponse } from './slow-analysis-response.ts'
import { slowRemediationExecution } from './slow-remediation-execution.ts'

export const alertGroups = [
  alertGroup('hemostat_containers', '15s', [
    highContainerCpu,
    highContainerMemory,
    excessiveContainerRestarts,
  ]),
  alertGroup('hemostat_analysis', '30s', [slowAnalysisResponse, lowAnalysisConfidence]),
  alertGroup('hemostat_remediation', '30s', [highRemediationFailureRate, slowRemediationExecution]),
  alertGroup('hemostat_notification', '30s', [highAlertFailureRate, highAlertDeduplicationRate]),
  alertGroup('hemostat_system', '15s', [
    metricsExporterDown,
    hemostatExporterBlind,
    noHealthAlertsDetected,
    agentSilent,
    agentDown,
  ]),
]
