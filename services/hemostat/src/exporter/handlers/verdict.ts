import type { Channel, resultTypes } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../../events/event.ts'
import { secondsBetween, type Micros } from '../../events/timestamp.ts'
import { answerAlert, withCall, type Incident } from '../incident.ts'
import { add, record } from '../measure.ts'
import type { Handled } from './handled.ts'

/** An analyzer calls for a remediation. */
export const handleRemediationNeeded = (
  { time, data }: EventOn<'hemostat:remediation_needed'>,
  incident: Incident,
): Handled => {
  const { measures, incident: judged } = judge(incident, {
    time,
    channel: 'hemostat:remediation_needed',
    result: 'remediation_needed',
    confidence: data.confidence,
    usage: JSON.stringify(data.metrics),
  })
  return { measures, incident: withCall(judged, { time, action: data.action }) }
}

/** An analyzer finds that nothing is to be done. The container may be unwell all the same: the incident goes on. */
export const handleFalseAlarm = (
  { time, data }: EventOn<'hemostat:false_alarm'>,
  incident: Incident,
): Handled =>
  judge(incident, {
    time,
    channel: 'hemostat:false_alarm',
    result: 'false_alarm',
    confidence: data.confidence,
  })

interface Verdict {
  readonly time: Micros
  readonly channel: Channel
  readonly result: (typeof resultTypes)[number]
  readonly confidence: number
  readonly usage?: string
}

const judge = (incident: Incident, verdict: Verdict): Handled => {
  const { time, channel, result: result_type, confidence } = verdict
  const answered = answerAlert(incident, verdict)
  return {
    measures: [
      add('analyses', { result_type }, 1),
      record('analysisConfidence', { result_type }, confidence),
      answered.askedAt === undefined
        ? add('uncorrelatedEvents', { channel }, 1)
        : record('analysisDuration', {}, secondsBetween(answered.askedAt, time)),
    ],
    incident: answered.incident,
  }
}
