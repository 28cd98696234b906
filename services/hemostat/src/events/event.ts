import type { Channel } from '@octoscope/hemostat/metrics'
import {
  falseAlarmData,
  healthAlertData,
  remediationCompleteData,
  remediationNeededData,
  type FalseAlarmData,
  type HealthAlertData,
  type RemediationCompleteData,
  type RemediationNeededData,
} from './payloads.ts'
import type { Micros } from './timestamp.ts'

/** An event as it was told, with its time read. */
export interface Told<Data> {
  readonly time: Micros
  readonly agent: string
  readonly data: Data
}

/** What each channel carries. */
export interface ChannelData {
  readonly 'hemostat:health_alert': HealthAlertData
  readonly 'hemostat:remediation_needed': RemediationNeededData
  readonly 'hemostat:false_alarm': FalseAlarmData
  readonly 'hemostat:remediation_complete': RemediationCompleteData
}

export type EventOn<C extends Channel> = Told<ChannelData[C]>

/** The type that an event names, and the form of its data, by channel. */
export const forms = {
  'hemostat:health_alert': { eventType: 'container_unhealthy', data: healthAlertData },
  'hemostat:remediation_needed': { eventType: 'remediation_needed', data: remediationNeededData },
  'hemostat:false_alarm': { eventType: 'false_alarm', data: falseAlarmData },
  'hemostat:remediation_complete': { eventType: 'remediation_complete', data: remediationCompleteData },
} as const satisfies Readonly<Record<Channel, { readonly eventType: string; readonly data: unknown }>>
