import { increase, now, sum } from '../promql/functions.ts'
import type { Instant } from '../promql/instant.ts'
import { select, type Selection, type Series } from '../promql/select.ts'
import type { Duration } from '../units/duration.ts'

/** Counters of all events and of the good or the bad among them. Both are whole counts, so any window can be weighed. */
export type Indicator =
  | { readonly total: Selection<'counter'>; readonly bad: Selection<'counter'> }
  | { readonly total: Selection<'counter'>; readonly good: Selection<'counter'> }

/** What a declaration counts: everything, and one side of it. */
export type Counted =
  | { readonly total: Series<'counter'>; readonly bad: Series<'counter'> }
  | { readonly total: Series<'counter'>; readonly good: Series<'counter'> }

export const indicator = (counted: Counted): Indicator => {
  const total = select(counted.total) as Selection<'counter'>
  return 'bad' in counted
    ? { total, bad: select(counted.bad) as Selection<'counter'> }
    : { total, good: select(counted.good) as Selection<'counter'> }
}

/** All events of a window. */
export const totalIn = ({ total }: Indicator, window: Duration): Instant<never> =>
  sum(increase(total, window))

/**
 * The bad events of a window, of which all are recorded as `total`: none while no series tells of any, and all while
 * none tells of a good one. Without a total there is no value.
 */
export const badIn = (events: Indicator, window: Duration, total: Selection<'gauge'>): Instant<never> => {
  const all = sum(now(total))
  const part = (of: Selection<'counter'>) => sum(increase(of, window)).or(all.times(0))
  return 'bad' in events ? part(events.bad) : all.minus(part(events.good))
}
