import { formsOf, type Day, type Problem, type Stack } from '@octoscope/spec'
import { alertAnnotation } from './alert-annotation.ts'
import { alertBlind } from './alert-blind.ts'
import { alertDivision } from './alert-division.ts'
import { alertFirstEvent } from './alert-first-event.ts'
import { alertFor } from './alert-for.ts'
import { alertHeartbeat } from './alert-heartbeat.ts'
import { alertRouted } from './alert-routed.ts'
import { alertWindow } from './alert-window.ts'
import { inhibitionAcyclic } from './inhibition-acyclic.ts'
import { inhibitionEqual } from './inhibition-equal.ts'
import { inhibitionMet } from './inhibition-met.ts'
import { inhibitionSeverity } from './inhibition-severity.ts'
import { labelBudget } from './label-budget.ts'
import type { Law } from './law.ts'
import { metricException } from './metric-exception.ts'
import { metricName } from './metric-name.ts'
import { metricOnce } from './metric-once.ts'
import { metricRead } from './metric-read.ts'
import { onePortOneOwner } from './one-port-one-owner.ts'
import { panelLegend } from './panel-legend.ts'
import { queryLaws } from './query-laws.ts'
import { recordName } from './record-name.ts'
import { recordOrder } from './record-order.ts'
import { routeGrouping } from './route-grouping.ts'
import { routeLabel } from './route-label.ts'
import { routeMuted } from './route-muted.ts'
import { routePace } from './route-pace.ts'
import { routeTaken } from './route-taken.ts'
import { serviceShown } from './service-shown.ts'
import { serviceWatched } from './service-watched.ts'
import { sloElsewhere } from './slo-elsewhere.ts'
import { sloGuard } from './slo-guard.ts'
import { sloName } from './slo-name.ts'
import { sloPossible } from './slo-possible.ts'
import { sloWindow } from './slo-window.ts'

export const laws: readonly Law[] = [
  metricName,
  metricException,
  metricOnce,
  metricRead,
  ...queryLaws,
  alertWindow,
  alertFor,
  alertBlind,
  alertDivision,
  alertFirstEvent,
  alertAnnotation,
  panelLegend,
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
  recordName,
  recordOrder,
  sloName,
  sloPossible,
  sloGuard,
  sloWindow,
  sloElsewhere,
  serviceWatched,
  serviceShown,
  onePortOneOwner,
  labelBudget,
]

/**
 * Every broken law, in the order of the laws, in all forms that the stack takes in its environments; one that is broken
 * in several is told once. Without a day, nothing that is dated has run out.
 */
export const check = (stack: Stack, today?: Day): readonly Problem[] => {
  const forms = formsOf(stack)
  return laws.flatMap(({ id, problems }) =>
    distinct(forms.flatMap((form) => problems(form, today).map((problem) => ({ code: id, ...problem })))),
  )
}

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
]
