import type { MetricOptions } from '@opentelemetry/api'

/** The buckets of a histogram: those that its library advises when they are true bounds, else OpenTelemetry's own. */
export const boundsOf = ({ advice }: MetricOptions): readonly number[] => {
  const advised: unknown = advice?.explicitBucketBoundaries
  if (!Array.isArray(advised) || advised.length > mostBounds || !advised.every(Number.isFinite))
    return defaultBounds
  return [...new Set(advised as number[])].toSorted((a, b) => a - b)
}

/** Each bound is a line of the page for each series. */
const mostBounds = 200

/** https://opentelemetry.io/docs/specs/otel/metrics/sdk/#explicit-bucket-histogram-aggregation */
const defaultBounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000]
