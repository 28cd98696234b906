import type { Micros } from '../events/timestamp.ts'

/** What is remembered of one container between two events: a value, each handler gives a new one. */
export interface Incident {
  /** Health alerts that no verdict has come to yet, oldest first. */
  readonly alerts: readonly Alerted[]
  /** Calls for a remediation that no result has come to yet, oldest first. */
  readonly calls: readonly Called[]
  /** The first health alert since the container was last well. */
  readonly openedAt?: Micros
  /** When it was last seen to be well; gone once an alert has been measured from it. */
  readonly wellAt?: Micros
  /** Until when it will not be remediated again. */
  readonly cooldownUntil?: Micros
}

interface Alerted {
  readonly time: Micros
  /** The usage that it told, as text: an analyzer passes it on, and so tells which alert it answers. */
  readonly usage: string
}

interface Called {
  readonly time: Micros
  readonly action: string
}

export const noIncident: Incident = { alerts: [], calls: [] }

/** Who answers nothing may not fill the memory. */
const mostOpen = 16

export const withAlert = (incident: Incident, alert: Alerted): Incident => ({
  ...incident,
  alerts: [...incident.alerts, alert].slice(-mostOpen),
})

export const withCall = (incident: Incident, call: Called): Incident => ({
  ...incident,
  calls: [...incident.calls, call].slice(-mostOpen),
})

export interface Answered {
  readonly incident: Incident
  /** When that which is answered was said. */
  readonly askedAt?: Micros
}

/**
 * The alert that a verdict is on: the one whose usage it passes on, else the last one before it. Redis keeps the order,
 * so that older ones will get no verdict any more.
 */
export const answerAlert = (
  incident: Incident,
  verdict: { readonly time: Micros; readonly usage?: string },
): Answered => {
  const before = incident.alerts.filter(({ time }) => time <= verdict.time)
  const alert = before.findLast(({ usage }) => usage === verdict.usage) ?? before.at(-1)
  if (!alert) return { incident }
  const alerts = incident.alerts.slice(incident.alerts.indexOf(alert) + 1)
  return { incident: { ...incident, alerts }, askedAt: alert.time }
}

/** The call that a result is of: the last one before it for the same action. */
export const answerCall = (incident: Incident, result: Called): Answered => {
  const call = incident.calls.findLast(({ time, action }) => time <= result.time && action === result.action)
  if (!call) return { incident }
  const calls = incident.calls.slice(incident.calls.indexOf(call) + 1)
  return { incident: { ...incident, calls }, askedAt: call.time }
}
