import type { Labels } from '@octoscope/spec/metrics'
import { BoundPlace } from './bound-place.ts'
import { endingOf, type Ending } from './ending.ts'
import type { LabelArguments } from './label-arguments.ts'
import type { Losses } from './losses.ts'
import { isFiniteNumber, numberRefusal } from './number-refusal.ts'
import type { DeclaredSeries } from './series/declared-series.ts'

export interface GaugeInstrument<L extends Labels> extends Ending<L> {
  set(value: number, ...labels: LabelArguments<L>): void
  /** One series, resolved once. It begins with its first value. */
  bind(...labels: LabelArguments<L>): BoundGauge
}

export interface BoundGauge {
  set(value: number): void
}

/** Keeps one number for each series. None exists before it has a value. */
export const createGauge = (series: DeclaredSeries, losses: Losses) => {
  const { store } = series
  const refuse = (value: unknown): void => losses.refused(numberRefusal(value))
  return {
    set: (value: number, labels?: unknown): void => {
      if (!isFiniteNumber(value)) return refuse(value)
      const slot = series.at(labels)
      if (slot >= 0) store.values[slot] = value
    },
    bind: (labels?: unknown): BoundGauge => {
      const place = new BoundPlace(series, labels)
      return {
        set: (value) => {
          if (!isFiniteNumber(value)) return refuse(value)
          const slot = place.slot()
          if (slot >= 0) store.values[slot] = value
        },
      }
    },
    ...endingOf(series),
  }
}
