import { alert, anyOf, increase, rate, samples, sum, where } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { remediations } from '../metrics/remediation.ts'

const failed = sum(rate(where(remediations, { status: 'failed' }), '1h')).by('container_name', 'action')
/** Refusals and dry runs have done nothing that could fail. */
const carriedOut = sum(rate(where(remediations, { status: anyOf('success', 'failed') }), '1h')).by(
  'container_name',
  'action',
)

const attempts = (status: string, values: string) =>
  samples(
    remediations,
    {
      job: exporterJob.name,
      instance: 'hemostat-exporter:9108',
      container_name: 'web',
      action: 'restart',
      status,
    },
    values,
  )

const firing = (share: string) => ({
  labels: { container_name: 'web', action: 'restart' },
  summary: 'Remediations of web fail',
  description: `${share} of the restart remediations of web failed within the hour.`,
})

export const highRemediationFailureRate = alert('HighRemediationFailureRate', {
  expr: failed.dividedBy(carriedOut).above(0.3).and(carriedOut.above(0)),
  for: '1m',
  severity: 'critical',
  summary: 'Remediations of {{ $labels.container_name }} fail',
  description:
    '{{ $value | humanizePercentage }} of the {{ $labels.action }} remediations of {{ $labels.container_name }} failed within the hour.',
  runbook: {
    meaning: 'More than three in ten of the remediations that were really carried out on a container failed.',
    impact: 'The container stays as it is, and its circuit breaker will soon leave it alone.',
    look: [
      {
        see: 'How each attempt ended.',
        query: sum(increase(remediations, '1h')).by('container_name', 'action', 'status'),
      },
      'The audit list `hemostat:audit:<container>` in Redis: each entry has the error.',
    ],
    act: [
      'If the engine refused, see whether the responder may still talk to it.',
      'If the action does not fit the container, take it from the responder’s allow-list.',
      'Mend the container by hand.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'two in five fail',
        given: [attempts('success', '0+3x80'), attempts('failed', '0+2x80')],
        at: '70m30s',
        alerts: [firing('40%')],
      },
      {
        when: '31 in a hundred have failed for a little more than a minute',
        given: [attempts('success', '0+69x80'), attempts('failed', '0+31x80')],
        at: '2m30s',
        alerts: [firing('31%')],
        proves: ['just beyond the threshold', 'for kept'],
      },
      {
        when: 'the only attempt of the hour failed',
        given: [attempts('success', '0x80'), attempts('failed', '0x40 1x40')],
        at: '70m30s',
        alerts: [firing('100%')],
      },
    ],
    silent: [
      {
        when: 'one in a hundred fails',
        given: [attempts('success', '0+99x80'), attempts('failed', '0+1x80')],
        at: '70m30s',
      },
      {
        when: 'exactly three in ten fail',
        given: [attempts('success', '0+7x80'), attempts('failed', '0+3x80')],
        at: '70m30s',
        proves: ['just within the threshold'],
      },
      {
        when: 'nothing is carried out',
        given: [attempts('success', '7x80'), attempts('failed', '9x80')],
        at: '70m30s',
        proves: ['no traffic'],
      },
      {
        when: 'none has ever failed, and no such series is there',
        given: [attempts('success', '0+1x80')],
        at: '70m30s',
        proves: ['absent series'],
      },
      {
        when: 'a restart of the exporter sets the counters back',
        given: [attempts('success', '0+10x40 0+10x40'), attempts('failed', '20x40 0x40')],
        at: '70m30s',
        proves: ['counter reset'],
      },
      {
        when: 'all are refused or rehearsed',
        given: [
          attempts('rejected', '0+9x80'),
          attempts('not_applicable', '0+9x80'),
          attempts('dry_run', '0+9x80'),
          attempts('success', '0x80'),
          attempts('failed', '0x80'),
        ],
        at: '70m30s',
      },
      {
        when: 'most have failed for less than a minute',
        given: [attempts('success', '0+1x80'), attempts('failed', '0x10 2+2x70')],
        at: '11m15s',
        proves: ['for not kept'],
      },
    ],
  },
})
