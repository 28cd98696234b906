import { seconds, type Duration } from '../units/duration.ts'
import { call, labelsOf, number, over, range } from './call.ts'
import { instant, type Instant } from './instant.ts'
import type { Window } from './node.ts'
import { select, type LabelsOf, type Series } from './select.ts'

/** The present value of each series of a gauge. */
export const now = <S extends Series<'gauge'>>(gauge: S): Instant<LabelsOf<S>> =>
  instant(select(gauge).node, labelsOf(gauge))

/** A gauge, or a query that is looked at again and again. */
type Level = Series<'gauge'> | Instant

/** How much a gauge rose, or fell, over the window. */
export const delta = <S extends Level>(gauge: S, window: Window): Instant<LabelsOf<S>> =>
  over('delta', gauge, window)

/** How much a gauge rose, or fell, between the last two samples of the window. */
export const idelta = <S extends Level>(gauge: S, window: Window): Instant<LabelsOf<S>> =>
  over('idelta', gauge, window)

/** How fast a gauge rises, per second, as the line that fits the window best. */
export const deriv = <S extends Level>(gauge: S, window: Window): Instant<LabelsOf<S>> =>
  over('deriv', gauge, window)

/** The value a gauge will have when it goes on as it did in the window. */
export const predictLinear = <S extends Level>(
  gauge: S,
  window: Window,
  ahead: Duration,
): Instant<LabelsOf<S>> =>
  instant(call('predict_linear', range(gauge, window), number(seconds(ahead))), labelsOf(gauge))
