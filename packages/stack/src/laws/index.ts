import type { Day, Problem, Stack } from '@octoscope/spec'
import { alertHeartbeat } from './alert-heartbeat.ts'
import { alertRouted } from './alert-routed.ts'
import { alertWindow } from './alert-window.ts'
import { inhibitionAcyclic } from './inhibition-acyclic.ts'
import { inhibitionEqual } from './inhibition-equal.ts'
import { inhibitionMet } from './inhibition-met.ts'
import { inhibitionSeverity } from './inhibition-severity.ts'
import { labelBudget } from './label-budget.ts'
import type { Law } from './law.ts'
import { metricName } from './metric-name.ts'
import { metricOnce } from './metric-once.ts'
import { onePortOneOwner } from './one-port-one-owner.ts'
import { queryLaws } from './query-laws.ts'
import { routeGrouping } from './route-grouping.ts'
import { routeLabel } from './route-label.ts'
import { routeMuted } from './route-muted.ts'
import { routePace } from './route-pace.ts'
import { routeTaken } from './route-taken.ts'
import { serviceWatched } from './service-watched.ts'

export const laws: readonly Law[] = [
  metricName,
  metricOnce,
  ...queryLaws,
  alertWindow,
  alertRouted,
  alertHeartbeat,
  routeLabel,
  routeTaken,
  routePace,
  routeGrouping,
  routeMuted,
  inhibitionEqual,
  inhibitionMet,
  inhibitionSeverity,
  inhibitionAcyclic,
  serviceWatched,
  onePortOneOwner,
  labelBudget,
]

/** Every broken law, in the order of the laws. Without a day, nothing that is dated has run out. */
export const check = (stack: Stack, today?: Day): readonly Problem[] =>
  laws.flatMap(({ id, problems }) => problems(stack, today).map((problem) => ({ code: id, ...problem })))
