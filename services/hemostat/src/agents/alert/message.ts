import type { Channel } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../../events/event.ts'
import type { HealthAlertData, RemediationCompleteData } from '../../events/payloads.ts'

/** What is said to people of an event. */
export interface Message {
  readonly container: string
  readonly text: string
}

/** Undefined where there is nothing to tell: a verdict is followed by what is done, and a lesser anomaly by itself. */
export const messageOf = (channel: Channel, { data }: EventOn<Channel>): Message | undefined => {
  if (channel === 'hemostat:health_alert') return unwell(data as HealthAlertData)
  if (channel === 'hemostat:remediation_complete') return remediated(data as RemediationCompleteData)
  return undefined
}

const unwell = ({ container_name: container, anomalies }: HealthAlertData): Message | undefined => {
  const grave = anomalies.filter(({ severity }) => severity === 'critical' || severity === 'high')
  if (grave.length === 0) return undefined
  return {
    container,
    text: `Container ${container} is not well: ${grave.map(({ type, severity }) => `${type} (${severity})`).join(', ')}.`,
  }
}

const remediated = ({ container, action, result, dry_run }: RemediationCompleteData): Message => {
  const why = result.error ?? result.reason
  const rehearsed = dry_run === true ? ', as a dry run' : ''
  return {
    container,
    text: `Remediation of ${container} by ${action}: ${result.status}${rehearsed}${why ? ` (${why})` : ''}.`,
  }
}
