import type { reflexLayer } from '@octoscope/octollm/services'
import type { Telemetry } from '@octoscope/telemetry'

/** The reflex layer's voice: its own metrics, its log, its spans. */
export type ReflexTelemetry = Telemetry<typeof reflexLayer.metrics>
