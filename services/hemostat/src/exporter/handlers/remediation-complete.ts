import { actions, type remediationStatuses } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../../events/event.ts'
import type { RemediationCompleteData } from '../../events/payloads.ts'
import { secondsBetween, type Micros } from '../../events/timestamp.ts'
import { answerCall, type Incident } from '../incident.ts'
import { add, record, type Measure } from '../measure.ts'
import type { Handled } from './handled.ts'

/** A responder has done something, or refused to. Only what was really carried out has a duration. */
export const handleRemediationComplete = (
  { time, data }: EventOn<'hemostat:remediation_complete'>,
  incident: Incident,
): Handled => {
  const { container: container_name, result } = data
  const action = actions.find((each) => each === data.action) ?? 'other'
  const status = statusOf(data)
  const executed = status === 'success' || status === 'failed'
  const { incident: rest, askedAt } = answerCall(incident, { time, action: data.action })
  return {
    measures: [
      add('remediations', { container_name, action, status }, 1),
      ...(askedAt === undefined
        ? [add('uncorrelatedEvents', { channel: 'hemostat:remediation_complete' }, 1)]
        : []),
      ...(executed && askedAt !== undefined
        ? [record('remediationDuration', { action }, secondsBetween(askedAt, time))]
        : []),
      ...(status === 'success' ? recovery(rest.openedAt, time) : []),
    ],
    incident: cooled(status === 'success' ? closed(rest) : rest, time, result.remaining_seconds),
  }
}

/** A dry run reports success, and has done nothing. */
const statusOf = ({ result, dry_run }: RemediationCompleteData): (typeof remediationStatuses)[number] =>
  dry_run === true && result.status !== 'rejected' ? 'dry_run' : result.status

const recovery = (openedAt: Micros | undefined, time: Micros): readonly Measure[] =>
  openedAt === undefined || openedAt > time
    ? []
    : [record('timeToRemediation', {}, secondsBetween(openedAt, time))]

export const closed = (incident: Incident): Incident => {
  const { openedAt: _openedAt, ...rest } = incident
  return rest
}

const cooled = (incident: Incident, time: Micros, remaining: number | null | undefined): Incident =>
  remaining === undefined || remaining === null
    ? incident
    : { ...incident, cooldownUntil: time + remaining * 1_000_000 }
