import {
  alert,
  buckets,
  histogramQuantile,
  increase,
  observing,
  rate,
  sum,
  type Observed,
} from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { remediationDuration, remediations } from '../metrics/remediation.ts'

const perBound = sum(rate(buckets(remediationDuration), '30m')).by('action', 'le')

const carryingOut = (...values: readonly Observed[]) =>
  observing(
    remediationDuration,
    { job: exporterJob.name, instance: 'hemostat-exporter:9108', action: 'restart' },
    { values, steps: 60 },
  )

const firing = (quantile: string) => ({
  labels: { action: 'restart' },
  summary: 'Remediations by restart are slow',
  description: `One restart in twenty takes longer than ${quantile}.`,
})

export const slowRemediationExecution = alert('SlowRemediationExecution', {
  expr: histogramQuantile(0.95, perBound).above(60),
  for: '5m',
  severity: 'warning',
  summary: 'Remediations by {{ $labels.action }} are slow',
  description: 'One {{ $labels.action }} in twenty takes longer than {{ $value | humanizeDuration }}.',
  runbook: {
    meaning: 'The 95th percentile of the time from the call for a remediation to its end is above a minute.',
    impact: 'Containers that are not well stay so longer than they had to.',
    look: [
      {
        see: 'How many are carried out, and how they end.',
        query: sum(increase(remediations, '30m')).by('action', 'status'),
      },
      'The responder’s log: each action with the time that the engine took.',
    ],
    act: [
      'A restart waits for the container to end by itself: shorten its way to the end, or RESPONDER_STOP_SECONDS.',
      'If the engine answers slowly to everything, look at the disk of its machine.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'half of them have taken 90 s for a little more than five minutes',
        given: carryingOut({ value: 5, perStep: 5 }, { value: 90, perStep: 5 }),
        at: '6m30s',
        alerts: [firing('1m 53s')],
      },
      {
        when: 'six in a hundred take four minutes, far beyond the threshold',
        given: carryingOut({ value: 5, perStep: 94 }, { value: 240, perStep: 6 }),
        at: '40m30s',
        alerts: [firing('2m 29s')],
      },
    ],
    silent: [
      { when: 'all are fast', given: carryingOut({ value: 5, perStep: 10 }), at: '40m30s' },
      { when: 'all take 45 s', given: carryingOut({ value: 45, perStep: 10 }), at: '40m30s' },
      {
        when: 'exactly one in twenty takes 90 s',
        given: carryingOut({ value: 45, perStep: 19 }, { value: 90, perStep: 1 }),
        at: '40m30s',
      },
      {
        when: 'half have been slow for less than five minutes',
        given: carryingOut({ value: 5, perStep: 5 }, { value: 90, perStep: 5 }),
        at: '5m30s',
      },
      { when: 'nothing is carried out', given: carryingOut({ value: 5, perStep: 0 }), at: '40m30s' },
    ],
  },
})
