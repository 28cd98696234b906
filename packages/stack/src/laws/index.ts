import type { Problem, Stack } from '@octoscope/spec'
import { alertWindow } from './alert-window.ts'
import { labelBudget } from './label-budget.ts'
import type { Law } from './law.ts'
import { metricKnown } from './metric-known.ts'
import { metricName } from './metric-name.ts'
import { metricOnce } from './metric-once.ts'
import { onePortOneOwner } from './one-port-one-owner.ts'
import { quantileReachable } from './quantile-reachable.ts'
import { recordName } from './record-name.ts'
import { recordOrder } from './record-order.ts'
import { serviceWatched } from './service-watched.ts'
import { sloGuard } from './slo-guard.ts'
import { sloLatencyBound } from './slo-latency-bound.ts'
import { sloName } from './slo-name.ts'
import { sloPossible } from './slo-possible.ts'
import { sloWindow } from './slo-window.ts'

export const laws: readonly Law[] = [
  metricName,
  metricOnce,
  metricKnown,
  quantileReachable,
  alertWindow,
  recordName,
  recordOrder,
  sloName,
  sloPossible,
  sloGuard,
  sloWindow,
  sloLatencyBound,
  serviceWatched,
  onePortOneOwner,
  labelBudget,
]

/** Every broken law, in the order of the laws. */
export const check = (stack: Stack): readonly Problem[] =>
  laws.flatMap(({ id, problems }) => problems(stack).map((problem) => ({ code: id, ...problem })))
