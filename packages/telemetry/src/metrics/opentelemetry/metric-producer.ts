import { ValueType, type HrTime } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import type {
  AggregationTemporality,
  DataPoint,
  DataPointType,
  Histogram,
  MetricData,
  MetricProducer,
  ScopeMetrics,
} from '@opentelemetry/sdk-metrics'
import type { Collectors } from '../collectors.ts'
import type { Family, Member, Registry } from '../registry.ts'
import type { Distribution } from '../series/distribution.ts'

/** The registry as OpenTelemetry's readers and exporters take it, by `reader.setMetricProducer(producer)`. */
export const createMetricProducer = (
  registry: Registry,
  collectors: Collectors,
  resource: Resource,
): MetricProducer => {
  const startTime = now()
  return {
    collect: async () => {
      await collectors.run()
      const times = { startTime, endTime: now() }
      const scopes = new Map<string, ScopeMetrics>()
      for (const family of registry.families) {
        for (const member of family.members) {
          const data = metricData(family, member, times)
          if (data.dataPoints.length > 0) metricsOf(scopes, member).push(data)
        }
      }
      return { resourceMetrics: { resource, scopeMetrics: [...scopes.values()] }, errors: [] }
    },
  }
}

interface Times {
  readonly startTime: HrTime
  readonly endTime: HrTime
}

// The SDK's own numbers: its enums would have to be loaded for them.
/* oxlint-disable typescript/no-unsafe-enum-assignment */
const cumulative = 1 as AggregationTemporality.CUMULATIVE
const pointType = {
  histogram: 0 as DataPointType.HISTOGRAM,
  gauge: 2 as DataPointType.GAUGE,
  sum: 3 as DataPointType.SUM,
}
/* oxlint-enable typescript/no-unsafe-enum-assignment */

const metricData = (family: Family, member: Member, times: Times): MetricData => {
  const { name, description, unit, isSum } = member.instrument
  const about = {
    descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
    aggregationTemporality: cumulative,
  }
  const { distribution, store } = member
  if (distribution !== undefined)
    return {
      ...about,
      dataPointType: pointType.histogram,
      dataPoints: points(member, times, (slot) => observations(distribution, slot)),
    }
  const dataPoints = points(member, times, (slot) => store.values[slot] as number)
  return isSum
    ? { ...about, dataPointType: pointType.sum, isMonotonic: family.type === 'counter', dataPoints }
    : { ...about, dataPointType: pointType.gauge, dataPoints }
}

const points = <T>(
  { store, attributesAt }: Member,
  times: Times,
  valueAt: (slot: number) => T,
): DataPoint<T>[] =>
  Array.from({ length: store.end }, (_, slot) => slot)
    .filter((slot) => store.isLive(slot))
    .map((slot) => ({ ...times, attributes: attributesAt(slot), value: valueAt(slot) }))

const observations = ({ bounds, store }: Distribution, slot: number): Histogram => {
  const first = slot * store.width
  const counts = Array.from(store.values.subarray(first, first + bounds.length + 1))
  return {
    buckets: { boundaries: Array.from(bounds), counts },
    count: counts.reduce((sum, count) => sum + count, 0),
    sum: store.values[first + bounds.length + 1] as number,
  }
}

const metricsOf = (scopes: Map<string, ScopeMetrics>, { instrument: { scope } }: Member): MetricData[] => {
  const key = JSON.stringify([scope.name, scope.version, scope.schemaUrl])
  const known = scopes.get(key) ?? { scope, metrics: [] }
  scopes.set(key, known)
  return known.metrics
}

const now = (): HrTime => {
  const milliseconds = Date.now()
  return [Math.floor(milliseconds / 1000), (milliseconds % 1000) * 1_000_000]
}
