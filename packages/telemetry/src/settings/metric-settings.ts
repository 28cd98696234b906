import { generalVariables } from './general-variables.ts'
import { metricVariables } from './metric-variables.ts'
import { receiverOf, type OtlpReceiver, type ReadFile } from './otlp-receiver.ts'
import type { Reading } from './reading.ts'

export interface MetricSettings {
  /** Where metrics are pushed to, when they are. */
  readonly receiver: OtlpReceiver | undefined
  readonly console: boolean
  readonly exportIntervalMillis: number
  readonly exportTimeoutMillis: number
  readonly exemplarFilter: (typeof metricVariables.exemplarFilter)['fallback']
}

export const metricSettingsOf = (reading: Reading, readFile: ReadFile): MetricSettings => {
  const { read } = reading
  const enabled = !read(generalVariables.disabled)
  const exporters = read(metricVariables.exporters)
  const receiver = receiverOf('METRICS', reading, readFile)
  const exportIntervalMillis = read(metricVariables.exportIntervalMillis)
  // Of these there is one kind each: reading them tells who wanted another.
  read(metricVariables.temporality)
  read(metricVariables.histogramAggregation)
  return {
    receiver: enabled && exporters.includes('otlp') ? receiver : undefined,
    console: enabled && exporters.includes('console'),
    exportIntervalMillis,
    exportTimeoutMillis: Math.min(read(metricVariables.exportTimeoutMillis), exportIntervalMillis),
    exemplarFilter: read(metricVariables.exemplarFilter),
  }
}
