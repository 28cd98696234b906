import type { lokiMode } from '@octoscope/loki-mode/services'
import type { Telemetry } from '@octoscope/telemetry'

export type LokiTelemetry = Telemetry<(typeof lokiMode)['metrics']>
