import { seriesBudget, type Metric } from '@octoscope/spec'

/** The most series that one target makes of a metric: a histogram has one for each bound, `+Inf`, the sum and the count. */
export const seriesOf = (metric: Metric): number =>
  seriesBudget(metric.labels) * ('buckets' in metric ? metric.buckets.length + 3 : 1)
