import type { orchestrator } from '@octoscope/octollm/services'
import type { Telemetry } from '@octoscope/telemetry'

/** The orchestrator's voice: its own metrics, its log, its spans. */
export type OrchestratorTelemetry = Telemetry<typeof orchestrator.metrics>
export type OrchestratorMetrics = OrchestratorTelemetry['metrics']
