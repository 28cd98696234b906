import { service } from '@octoscope/spec/metrics'
import { devloopMetrics } from './metrics/index.ts'

/** Its port is that of exporters by custom of OpenTelemetry: the guide's 8000 belongs to others. */
export const devloopExporter = service('devloop', {
  summary: 'Watches a folder and runs agents on what changes, or reads what DevLoop writes; tells of both.',
  port: 9464,
  metrics: devloopMetrics,
})
