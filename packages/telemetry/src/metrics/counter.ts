import type { Labels } from '@octoscope/spec/metrics'
import { BoundPlace } from './bound-place.ts'
import { endingOf, type Ending } from './ending.ts'
import type { LabelArguments } from './label-arguments.ts'
import type { Losses } from './losses.ts'
import { isAmount, numberRefusal } from './number-refusal.ts'
import type { DeclaredSeries } from './series/declared-series.ts'

export interface CounterInstrument<L extends Labels> extends Ending<L> {
  /** Adds an amount of 0 or more. */
  add(amount: number, ...labels: LabelArguments<L>): void
  /** Mirrors a total that somebody else keeps. A lower one is a reset, as Prometheus understands it. */
  observe(total: number, ...labels: LabelArguments<L>): void
  /** Makes the series exist at 0, so that its first increment is seen as one. */
  prepare(...labels: LabelArguments<L>): void
  /** One series, resolved once: for the paths where every nanosecond counts. */
  bind(...labels: LabelArguments<L>): BoundCounter
}

export interface BoundCounter {
  add(amount: number): void
  observe(total: number): void
}

/** Keeps one number for each series. */
export const createCounter = (series: DeclaredSeries, losses: Losses) => {
  const { store } = series
  const refuse = (value: unknown): void => losses.refused(numberRefusal(value))
  series.beginClosed()
  return {
    add: (amount: number, labels?: unknown): void => {
      if (!isAmount(amount)) return refuse(amount)
      const slot = series.at(labels)
      if (slot >= 0) store.values[slot]! += amount
    },
    observe: (total: number, labels?: unknown): void => {
      if (!isAmount(total)) return refuse(total)
      const slot = series.at(labels)
      if (slot >= 0) store.values[slot] = total
    },
    prepare: (labels?: unknown): void => series.prepare(labels),
    bind: (labels?: unknown): BoundCounter => {
      const place = new BoundPlace(series, labels)
      series.prepare(labels)
      return {
        add: (amount) => {
          if (!isAmount(amount)) return refuse(amount)
          const slot = place.slot()
          if (slot >= 0) store.values[slot]! += amount
        },
        observe: (total) => {
          if (!isAmount(total)) return refuse(total)
          const slot = place.slot()
          if (slot >= 0) store.values[slot] = total
        },
      }
    },
    ...endingOf(series),
  }
}
