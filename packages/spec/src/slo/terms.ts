import type { Samples } from '../rules/proof.ts'
import type { Runbook } from '../rules/runbook.ts'
import type { SloWindow } from './burn-windows.ts'
import type { Indicator } from './indicator.ts'
import type { Objective } from './objective.ts'

/** What is promised, and what it takes to believe that it is broken. */
export interface Terms {
  /** In lower case with `_`: the label `slo` of its series, and the beginning of its alerts' names. */
  readonly name: string
  /** One sentence that is true of a good event. */
  readonly promise: string
  readonly objective: Objective
  readonly window: SloWindow
  readonly indicator: Indicator
  /**
   * How many bad events an alert needs. It stays silent while its long window holds fewer events than make so many bad
   * ones at its threshold: at one request an hour, one failure is no outage.
   */
  readonly evidence: number
  /** The runbook of its alerts; what they mean follows from the terms. */
  readonly runbook: Omit<Runbook, 'meaning'>
  readonly played: Played
}

/**
 * The series that tell of some events, for the proofs. `good`, `bad` and `all` are the values of a counter of each, in
 * promtool's notation.
 */
export type Played = (events: {
  readonly good: string
  readonly bad: string
  readonly all: string
}) => readonly Samples[]
