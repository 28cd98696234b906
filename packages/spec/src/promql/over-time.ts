import { call, labelsOf, number, over, range, type AnySeries } from './call.ts'
import { instant, type Instant } from './instant.ts'
import type { Window } from './node.ts'
import type { LabelsOf, Series } from './select.ts'

/** A gauge, or a query that is looked at again and again over the window. */
type Level = Series<'gauge'> | Instant

const ofLevel =
  (name: string) =>
  <S extends Level>(of: S, window: Window): Instant<LabelsOf<S>> =>
    over(name, of, window)

const ofAny =
  (name: string) =>
  <S extends AnySeries | Instant>(of: S, window: Window): Instant<LabelsOf<S>> =>
    over(name, of, window)

export const avgOverTime = ofLevel('avg_over_time')
export const minOverTime = ofLevel('min_over_time')
export const maxOverTime = ofLevel('max_over_time')
export const sumOverTime = ofLevel('sum_over_time')
export const stddevOverTime = ofLevel('stddev_over_time')
export const stdvarOverTime = ofLevel('stdvar_over_time')

/** The last value, even of a series that has ended within the window. */
export const lastOverTime = ofAny('last_over_time')
/** How many samples there are. */
export const countOverTime = ofAny('count_over_time')
/** 1 where there is any sample. */
export const presentOverTime = ofAny('present_over_time')
/** How often the value changed. */
export const changes = ofAny('changes')

/** The value below which a share `q` (0 to 1) of the samples were. */
export const quantileOverTime = <S extends Level>(q: number, of: S, window: Window): Instant<LabelsOf<S>> =>
  instant(call('quantile_over_time', number(q), range(of, window)), labelsOf(of))
