import { alert, anyOf, increase, samples, sum, where } from '@octoscope/spec'
import { exporterJob } from '../jobs.ts'
import { remediations } from '../metrics/remediation.ts'

/** A container is remediated once an hour at most, unless its cooldown is shorter: fewer hours hold no rate. */
const window = '6h'
const failed = sum(increase(where(remediations, { status: 'failed' }), window)).by('container_name', 'action')
/** Refusals and dry runs have done nothing that could fail. */
const carriedOut = sum(increase(where(remediations, { status: anyOf('success', 'failed') }), window)).by(
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
  description: `${share} of the restart remediations of web failed within six hours.`,
})

export const highRemediationFailureRate = alert('HighRemediationFailureRate', {
  expr: failed.dividedBy(carriedOut).above(0.3).and(carriedOut.above(1.5)),
  for: '1m',
  severity: 'critical',
  summary: 'Remediations of {{ $labels.container_name }} fail',
  description:
    '{{ $value | humanizePercentage }} of the {{ $labels.action }} remediations of {{ $labels.container_name }} failed within six hours.',
  runbook: {
    meaning:
      'Of the remediations that were really carried out on a container within six hours, two or more, over three in ten failed. An increase is extrapolated a little: one attempt counts as less than 1.5.',
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
        when: 'two in five fail, and most calls are refused',
        given: [
          attempts('success', '0+3x500'),
          attempts('failed', '0+2x500'),
          attempts('rejected', '0+90x500'),
        ],
        at: '8h30m',
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
        when: 'one of two fails, hours apart',
        given: [attempts('success', '0x3 1x9'), attempts('failed', '0x5 1x7')],
        every: '1h',
        at: '8h30m',
        alerts: [firing('50%')],
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
        when: 'the only attempt failed, after many that succeeded long ago, and many are refused or rehearsed',
        given: [
          attempts('success', '0+1x20 20x30'),
          attempts('failed', '100x47 101x10'),
          attempts('rejected', '0+9x60'),
          attempts('dry_run', '0+9x60'),
        ],
        every: '1h',
        at: '48h30m',
      },
      {
        when: 'one attempt in two looks is as much as 1.5 by extrapolation, and still one',
        given: [attempts('success', '50x9'), attempts('failed', '100x4 101x4')],
        every: '2h',
        at: '13h2m',
      },
      {
        when: 'all failed long ago, and none has since',
        given: [attempts('success', '0x20 0+1x30'), attempts('failed', '0+1x20 20x30')],
        every: '1h',
        at: '48h30m',
      },
      {
        when: 'most have failed for less than a minute',
        given: [attempts('success', '0+1x40'), attempts('failed', '0x10 20+20x30')],
        at: '11m15s',
        proves: ['for not kept'],
      },
    ],
  },
})
