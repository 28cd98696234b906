import type { Counter, Gauge, Histogram, Metric, Metrics } from '@octoscope/spec/metrics'
import { createCounter, type CounterInstrument } from './counter.ts'
import { Exemplars, noSpan, type ActiveSpan } from './exemplars.ts'
import { createGauge, type GaugeInstrument } from './gauge.ts'
import { createHistogram, type HistogramInstrument } from './histogram.ts'
import type { Losses } from './losses.ts'
import type { InstrumentIdentity, Registry, Scope } from './registry.ts'
import { DeclaredSeries } from './series/declared-series.ts'
import { Distribution, distributionWidth } from './series/distribution.ts'
import { unitCode } from './unit-code.ts'

export type { LabelArguments } from './label-arguments.ts'
export type { BoundCounter, CounterInstrument } from './counter.ts'
export type { BoundGauge, GaugeInstrument } from './gauge.ts'
export type { BoundHistogram, HistogramInstrument } from './histogram.ts'

export type Instrument<M extends Metric> =
  M extends Counter<infer L>
    ? CounterInstrument<L>
    : M extends Gauge<infer L>
      ? GaugeInstrument<L>
      : M extends Histogram<infer L>
        ? HistogramInstrument<L>
        : never

/** A live instrument for each declared metric. None ever throws: what it cannot take, it counts as a loss. */
export type Instruments<M extends Metrics> = { readonly [Name in keyof M]: Instrument<M[Name]> }

/** What declared instruments are made for. */
export interface Surroundings {
  readonly registry: Registry
  /** In whose name OpenTelemetry's readers get them. */
  readonly scope: Scope
  readonly losses: Losses
  readonly activeSpan?: ActiveSpan
}

export const createInstruments = <M extends Metrics>(metrics: M, around: Surroundings): Instruments<M> =>
  // Each entry is made from the declaration of the same key, which `fromEntries` cannot tell the compiler.
  Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => [name, createInstrument(metric, around)]),
  ) as Instruments<M>

const createInstrument = (metric: Metric, { registry, scope, losses, activeSpan = noSpan }: Surroundings) => {
  const width = metric.type === 'histogram' ? distributionWidth(metric.buckets) : 1
  const series = new DeclaredSeries(metric, width, losses)
  const member = {
    store: series.store,
    instrument: identityOf(metric, scope),
    attributesAt: (slot: number) => series.labelsAt(slot),
  }
  if (metric.type === 'histogram') {
    const exemplars = new Exemplars(metric.buckets.length + 1, activeSpan)
    const distribution = new Distribution(metric.buckets, series.store, exemplars)
    registry.add(metric, { ...member, distribution })
    return createHistogram(series, distribution, losses)
  }
  registry.add(metric, member)
  return metric.type === 'counter' ? createCounter(series, losses) : createGauge(series, losses)
}

const identityOf = ({ type, name, help, unit }: Metric, scope: Scope): InstrumentIdentity => ({
  scope,
  name,
  description: help,
  unit: unitCode(unit),
  isMonotonic: type === 'counter',
})
