import type { Samples } from '../rules/proof.ts'
import type { Runbook } from '../rules/runbook.ts'
import type { Duration } from '../units/duration.ts'
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
  /** Beside the burn alerts, one that tells when the objective is missed at present. */
  readonly violation?: Violation
}

/**
 * A plain alarm beside the burn alerts: over one window fewer events were good than the objective asks for, and that
 * went on for some time. It knows nothing of the budget, so it speaks of the present where burn alerts speak of the month.
 */
export interface Violation {
  /** The name of its alert. */
  readonly alert: string
  readonly over: '5m' | '30m' | '1h' | '2h' | '6h'
  readonly for: Duration
  readonly severity: 'critical' | 'warning'
}

/** What another environment promises instead. What it leaves out is as usual. */
export type Otherwise = Partial<Pick<Terms, 'objective' | 'window' | 'evidence' | 'promise'>>

/** By the names of environments. */
export type Elsewhere<Terms extends Otherwise = Otherwise> = Readonly<Record<string, Terms>>

/**
 * The series that tell of some events, for the proofs. `good`, `bad` and `all` are the values of a counter of each, in
 * promtool's notation.
 */
export type Played = (events: {
  readonly good: string
  readonly bad: string
  readonly all: string
}) => readonly Samples[]
