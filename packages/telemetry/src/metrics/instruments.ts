import type { Meter } from '@opentelemetry/api'
import type { Counter, Gauge, Histogram, Labels, LabelValues, Metric, Metrics } from '@octoscope/spec/metrics'
import { closedLabelSets } from './closed-label-sets.ts'
import { labelGuard, type LabelGuard, type LabelSet } from './label-guard.ts'
import type { Losses } from './losses.ts'
import { numberRefusal } from './number-refusal.ts'

/** The labels of one measurement: an argument that must be there as soon as the metric has labels. */
export type LabelArguments<L extends Labels> = keyof L extends never
  ? readonly [labels?: Readonly<Record<string, never>>]
  : readonly [labels: LabelValues<L>]

export interface CounterInstrument<L extends Labels> {
  /** Adds an amount of 0 or more. */
  add(amount: number, ...labels: LabelArguments<L>): void
  /** Makes the series exist at 0, so that its first increment is seen as one. */
  prepare(...labels: LabelArguments<L>): void
}

export interface GaugeInstrument<L extends Labels> {
  set(value: number, ...labels: LabelArguments<L>): void
}

export interface HistogramInstrument<L extends Labels> {
  /** Records one observation of 0 or more, in the metric's unit. */
  record(value: number, ...labels: LabelArguments<L>): void
}

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

export const createInstruments = <M extends Metrics>(
  meter: Meter,
  metrics: M,
  losses: Losses,
): Instruments<M> =>
  // Each entry is made from the declaration of the same key, which `fromEntries` cannot tell the compiler.
  Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => [name, createInstrument(meter, metric, losses)]),
  ) as Instruments<M>

const createInstrument = (meter: Meter, metric: Metric, losses: Losses) => {
  switch (metric.type) {
    case 'counter':
      return createCounter(meter, metric, losses)
    case 'gauge':
      return createGauge(meter, metric, losses)
    case 'histogram':
      return createHistogram(meter, metric, losses)
  }
}

const createCounter = (meter: Meter, metric: Counter, losses: Losses) => {
  const counter = meter.createCounter(metric.name, { description: metric.help })
  const guard = labelGuard(metric.labels)
  for (const labels of closedLabelSets(metric.labels)) counter.add(0, labels)
  return {
    add: guarded(metric, { guard, losses, measure: (amount, labels) => counter.add(amount, labels) }),
    prepare: (given?: unknown) => {
      const labels = guard(given, () => {})
      if (typeof labels === 'object') counter.add(0, labels)
    },
  }
}

const createGauge = (meter: Meter, metric: Gauge, losses: Losses) => {
  const gauge = meter.createGauge(metric.name, { description: metric.help })
  const guard = labelGuard(metric.labels)
  return { set: guarded(metric, { guard, losses, measure: (value, labels) => gauge.record(value, labels) }) }
}

const createHistogram = (meter: Meter, metric: Histogram, losses: Losses) => {
  const advice = { explicitBucketBoundaries: [...metric.buckets] }
  const histogram = meter.createHistogram(metric.name, { description: metric.help, advice })
  const guard = labelGuard(metric.labels)
  return {
    record: guarded(metric, { guard, losses, measure: (value, labels) => histogram.record(value, labels) }),
  }
}

interface Door {
  readonly guard: LabelGuard
  readonly losses: Losses
  readonly measure: (value: number, labels: LabelSet) => void
}

/** Lets a measurement through to the SDK only when its value and labels are what the metric declares. */
const guarded = ({ name, type }: Metric, { guard, losses, measure }: Door) => {
  const overflowed = () => losses.overflowed(name)
  return (value: number, given?: unknown): void => {
    const refusal = numberRefusal(value, type)
    if (refusal !== undefined) return losses.refused(refusal)
    const labels = guard(given, overflowed)
    if (typeof labels === 'string') return losses.refused(labels)
    measure(value, labels)
  }
}
