import type { Condition } from '../promql/instant.ts'
import type { Duration } from '../units/duration.ts'
import type { Proof } from './proof.ts'
import type { Runbook } from './runbook.ts'
import type { Template } from './template.ts'

/** `critical` wakes a person; `warning` waits for working hours; `none` is no trouble: a heartbeat, which fires always. */
export type Severity = 'critical' | 'warning' | 'none'

export interface Alert {
  readonly kind: 'alert'
  readonly name: string
  readonly expr: Condition
  /** How long the condition must hold before the alert fires. */
  readonly for: Duration
  readonly severity: Severity
  /** One line for a phone's screen. */
  readonly summary: string
  /** One sentence with the value. */
  readonly description: string
  readonly runbook: Runbook
  readonly proof: Proof
}

interface About<L extends string, Summary extends string, Description extends string> {
  readonly expr: Condition<L>
  readonly for: Duration
  readonly severity: Severity
  readonly summary: Template<Summary, L>
  readonly description: Template<Description, L>
  readonly runbook: Runbook
  readonly proof: Proof<L>
}

/** A condition that somebody must know of, with its runbook and the proof that it fires when it should and only then. */
export const alert = <L extends string, const Summary extends string, const Description extends string>(
  name: string,
  about: About<L, Summary, Description>,
): Alert => ({ kind: 'alert', name, ...about }) as unknown as Alert

/** Alerts evaluated together, one after the other, at one interval. */
export interface AlertGroup {
  readonly name: string
  readonly interval: Duration
  readonly alerts: readonly Alert[]
}

export const alertGroup = (name: string, interval: Duration, alerts: readonly Alert[]): AlertGroup => ({
  name,
  interval,
  alerts,
})
