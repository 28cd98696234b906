import { alert, rate, samples, sum, where } from '@octoscope/spec'
import { agentsJob } from '../jobs.ts'
import { alertsSent } from '../metrics/work.ts'

const failed = sum(rate(where(alertsSent, { status: 'failed' }), '15m')).by('channel')
const all = sum(rate(alertsSent, '15m')).by('channel')

const sent = (status: 'success' | 'failed', values: string) =>
  samples(
    alertsSent,
    { job: agentsJob.name, instance: 'hemostat-alert:8304', channel: 'slack', status },
    values,
  )

const firing = (share: string) => ({
  labels: { channel: 'slack' },
  summary: 'Messages by slack fail',
  description: `${share} of the messages by slack were not taken within 15 minutes.`,
})

export const highAlertFailureRate = alert('HighAlertFailureRate', {
  expr: failed.dividedBy(all).above(0.2),
  for: '2m',
  severity: 'critical',
  summary: 'Messages by {{ $labels.channel }} fail',
  description:
    '{{ $value | humanizePercentage }} of the messages by {{ $labels.channel }} were not taken within 15 minutes.',
  runbook: {
    meaning: 'More than one in five messages of the alert agent was not taken by the place it was sent to.',
    impact: 'People do not hear of containers that are not well, nor of what was done about them.',
    look: [
      { see: 'Which channel fails.', query: sum(rate(alertsSent, '15m')).by('channel', 'status') },
      'The alert agent’s log: each failed message with the status that came back.',
      'The list `hemostat:events:all` in Redis holds the last hundred events, sent or not.',
    ],
    act: [
      'Status 403 or 404: the address of the webhook is no longer valid. Make a new one.',
      'No answer at all: see whether this network still reaches it.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'three in ten are not taken',
        given: [sent('success', '0+7x40'), sent('failed', '0+3x40')],
        at: '30m30s',
        alerts: [firing('30%')],
      },
      {
        when: '21 in a hundred have not been taken for a little more than two minutes',
        given: [sent('success', '0+79x40'), sent('failed', '0+21x40')],
        at: '3m30s',
        alerts: [firing('21%')],
        proves: ['just beyond the threshold', 'for kept'],
      },
    ],
    silent: [
      {
        when: 'one in a hundred is not taken',
        given: [sent('success', '0+99x40'), sent('failed', '0+1x40')],
        at: '30m30s',
      },
      {
        when: 'exactly one in five is not taken',
        given: [sent('success', '0+4x40'), sent('failed', '0+1x40')],
        at: '30m30s',
        proves: ['just within the threshold'],
      },
      {
        when: 'there is nothing to tell',
        given: [sent('success', '70x40'), sent('failed', '90x40')],
        at: '30m30s',
        proves: ['no traffic'],
      },
      {
        when: 'none has ever failed, and no such series is there',
        given: [sent('success', '0+6x40')],
        at: '30m30s',
        proves: ['absent series'],
      },
      {
        when: 'a restart of the alert agent sets the counters back',
        given: [sent('success', '0+10x15 0+10x25'), sent('failed', '20x15 0x25')],
        at: '20m30s',
        proves: ['counter reset'],
      },
      {
        when: 'most have failed for less than two minutes',
        given: [sent('success', '0+1x40'), sent('failed', '0x10 2+2x30')],
        at: '12m15s',
        proves: ['for not kept'],
      },
    ],
  },
})
