import { inhibition } from '@octoscope/spec'
import { hemostatExporterBlind } from './exporter-blind.ts'
import { metricsExporterDown } from './metrics-exporter-down.ts'

export const inhibitions = [
  inhibition({
    source: metricsExporterDown,
    targets: [hemostatExporterBlind],
    equal: ['job'],
    why: 'An exporter that is gone is not subscribed either.',
  }),
]
