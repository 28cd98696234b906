import { alert, like, rate, samples, sum, where } from '@octoscope/spec'
import { httpRequests } from '../metrics/http.ts'

const errors = sum(rate(where(httpRequests, { status: like('5..') }), '5m')).by('job', 'endpoint')
const all = sum(rate(httpRequests, '5m')).by('job', 'endpoint')

const route = { job: 'orchestrator', instance: 'orchestrator:8000', method: 'POST', endpoint: '/tasks' }
const traffic = (succeeded: string, failed: string) => [
  samples(httpRequests, { ...route, status: '202' }, succeeded),
  samples(httpRequests, { ...route, status: '500' }, failed),
]

const firing = (share: string) => ({
  labels: { job: 'orchestrator', endpoint: '/tasks' },
  summary: 'Many requests fail on orchestrator',
  description: `${share} of requests to /tasks of orchestrator failed in the last 5 minutes.`,
})

export const highErrorRate = alert('HighErrorRate', {
  expr: errors.dividedBy(all).above(0.05),
  for: '5m',
  severity: 'warning',
  summary: 'Many requests fail on {{ $labels.job }}',
  description:
    '{{ $value | humanizePercentage }} of requests to {{ $labels.endpoint }} of {{ $labels.job }} failed in the last 5 minutes.',
  runbook: {
    meaning:
      'More than one request in twenty to this endpoint was answered with a 5xx status. Refused input, 4xx, does not count.',
    impact: 'Callers of this endpoint see errors and retry, which adds load.',
    look: [
      {
        see: 'Which status codes are sent.',
        query: sum(rate(httpRequests, '5m')).by('job', 'endpoint', 'status'),
      },
      'The error lines of the service: each carries the trace id of its request.',
    ],
    act: [
      'Follow one trace id from an error line to the hop that failed.',
      'If the error began with a release, roll it back.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'one request in ten fails',
        given: traffic('0+54x20', '0+6x20'),
        at: '15m30s',
        alerts: [firing('10%')],
      },
      {
        when: 'six in a hundred have failed for a little more than five minutes',
        given: traffic('0+94x20', '0+6x20'),
        at: '6m30s',
        alerts: [firing('6%')],
        proves: ['just beyond the threshold', 'for kept'],
      },
    ],
    silent: [
      { when: 'one request in a hundred fails', given: traffic('0+99x20', '0+1x20'), at: '15m30s' },
      {
        when: 'exactly one in twenty fails',
        given: traffic('0+95x20', '0+5x20'),
        at: '15m30s',
        proves: ['just within the threshold'],
      },
      { when: 'nobody calls', given: traffic('100x20', '0x20'), at: '15m30s', proves: ['no traffic'] },
      {
        when: 'no request has ever failed, and no such series is there',
        given: traffic('0+60x20', '_x20').slice(0, 1),
        at: '15m30s',
        proves: ['absent series'],
      },
      {
        when: 'a restart sets the counters back',
        given: traffic('0+60x8 0+60x11', '7x8 0x11'),
        at: '15m30s',
        proves: ['counter reset'],
      },
      {
        // The window holds the failures for four minutes, so the condition holds for less than `for`.
        when: 'many fail, but for one minute only',
        given: traffic('0+60x20', '0x6 60x12'),
        at: '10m30s',
        proves: ['for not kept'],
      },
    ],
  },
})
