import type { Labels } from '@octoscope/spec/metrics'
import type { LabelArguments } from './label-arguments.ts'
import type { DeclaredSeries } from './series/declared-series.ts'

/** How the series of any instrument end. What cannot be known any more is absent from the page, never 0. */
export interface Ending<L extends Labels> {
  /** Ends one series. The values of its bounded labels give their places back with their last series. */
  remove(...labels: LabelArguments<L>): void
  /** Ends all series. */
  clear(): void
}

export const endingOf = (series: DeclaredSeries) => ({
  remove: (labels?: unknown): void => series.remove(labels),
  clear: (): void => series.clear(),
})
