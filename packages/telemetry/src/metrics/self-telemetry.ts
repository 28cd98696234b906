import { selfMetrics, type Metric, type Metrics, type SelfMetrics } from '@octoscope/spec/metrics'
import { createInstruments, type Instruments, type Surroundings } from './instruments.ts'
import { uncounted, type Losses } from './losses.ts'

export type SelfTelemetry = Instruments<SelfMetrics>

/** The metrics that a service's telemetry keeps of itself, all of them at 0 from the start. */
export const createSelfTelemetry = (
  watched: Metrics,
  around: Pick<Surroundings, 'registry' | 'scope'>,
): SelfTelemetry => {
  const self = createInstruments(selfMetrics, { ...around, losses: uncounted })
  for (const metric of Object.values(watched).filter(hasBoundedLabel)) {
    self.labelOverflow.prepare({ metric: metric.name })
  }
  return self
}

export const lossesInto = (self: SelfTelemetry): Losses => ({
  refused: (reason) => self.invalidMeasurements.add(1, { reason }),
  overflowed: (metric) => self.labelOverflow.add(1, { metric }),
})

const hasBoundedLabel = ({ labels }: Metric): boolean =>
  Object.values(labels).some(({ kind }) => kind === 'atMost')
