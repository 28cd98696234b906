import type { Channel } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../../events/event.ts'
import type { Incident } from '../incident.ts'
import type { Handled } from './handled.ts'
import { handleHealthAlert } from './health-alert.ts'
import { handleRemediationComplete } from './remediation-complete.ts'
import { handleFalseAlarm, handleRemediationNeeded } from './verdict.ts'

type Handlers = { readonly [C in Channel]: (event: EventOn<C>, incident: Incident) => Handled }

/** What comes of an event of each channel, given what is remembered of its container. Pure. */
export const handlers: Handlers = {
  'hemostat:health_alert': handleHealthAlert,
  'hemostat:remediation_needed': handleRemediationNeeded,
  'hemostat:false_alarm': handleFalseAlarm,
  'hemostat:remediation_complete': handleRemediationComplete,
}
