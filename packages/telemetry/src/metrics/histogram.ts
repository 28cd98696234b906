import type { Labels } from '@octoscope/spec/metrics'
import { BoundDistribution } from './bound-distribution.ts'
import { BoundPlace } from './bound-place.ts'
import { endingOf, type Ending } from './ending.ts'
import type { LabelArguments } from './label-arguments.ts'
import type { Losses } from './losses.ts'
import { isAmount, numberRefusal } from './number-refusal.ts'
import type { DeclaredSeries } from './series/declared-series.ts'
import type { Distribution } from './series/distribution.ts'

export interface HistogramInstrument<L extends Labels> extends Ending<L> {
  /** Records one observation of 0 or more, in the metric's unit. */
  record(value: number, ...labels: LabelArguments<L>): void
  /** Makes the series exist with no observation. */
  prepare(...labels: LabelArguments<L>): void
  /** One series, resolved once: for the paths where every nanosecond counts. */
  bind(...labels: LabelArguments<L>): BoundHistogram
}

export interface BoundHistogram {
  record(value: number): void
}

/** Keeps a distribution for each series. The trace of the active span becomes the exemplar of the bucket it falls into. */
export const createHistogram = (series: DeclaredSeries, distribution: Distribution, losses: Losses) => {
  const refuse = (value: unknown): void => losses.refused(numberRefusal(value))
  series.beginClosed()
  return {
    record: (value: number, labels?: unknown): void => {
      if (!isAmount(value)) return refuse(value)
      const slot = series.at(labels)
      if (slot >= 0) distribution.observe(slot, value)
    },
    prepare: (labels?: unknown): void => series.prepare(labels),
    bind: (labels?: unknown): BoundHistogram => {
      const place = new BoundPlace(series, labels)
      series.prepare(labels)
      return new BoundDistribution(place, distribution, losses)
    },
    ...endingOf(series),
  }
}
