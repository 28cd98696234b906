import { labelsOf, over } from './call.ts'
import { instant, type Instant } from './instant.ts'
import type { Window } from './node.ts'
import { select, type LabelsOf, type Series } from './select.ts'

/** How fast a counter grows, per second, over the window. */
export const rate = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('rate', counter, window)

/** How much a counter grew over the window. */
export const increase = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('increase', counter, window)

/** How fast a counter grows, per second, between the last two samples of the window. For graphs, not for alerts. */
export const irate = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('irate', counter, window)

/** How often a counter began again at 0: the restarts of its process. */
export const resets = <S extends Series<'counter'>>(counter: S, window: Window): Instant<LabelsOf<S>> =>
  over('resets', counter, window)

/** What a counter has counted since its process began: whether it is there, or for a difference to `offset`. */
export const soFar = <S extends Series<'counter'>>(counter: S): Instant<LabelsOf<S>> =>
  instant(select(counter).node, labelsOf(counter))
