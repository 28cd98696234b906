import { alert, buckets, histogramQuantile, observing, rate, sum } from '@octoscope/spec'
import { httpRequestDuration } from '../metrics/http.ts'

const perBound = sum(rate(buckets(httpRequestDuration), '5m')).by('job', 'endpoint', 'le')

const route = { job: 'orchestrator', instance: 'orchestrator:8000', method: 'POST', endpoint: '/tasks' }
const answers = (fast: number, slow: number) =>
  observing(httpRequestDuration, route, {
    values: [
      { value: 0.2, perStep: fast },
      { value: 7.5, perStep: slow },
    ],
    steps: 20,
  })

export const highRequestLatency = alert('HighRequestLatency', {
  expr: histogramQuantile(0.95, perBound).above(5),
  for: '5m',
  severity: 'warning',
  summary: 'Slow requests on {{ $labels.job }}',
  description:
    'The 95th percentile of {{ $labels.endpoint }} of {{ $labels.job }} is {{ $value | humanizeDuration }}.',
  runbook: {
    meaning: 'One request in twenty to this endpoint takes longer than 5 seconds.',
    impact: 'Callers wait, and may give up and try again.',
    look: [
      { see: 'The median beside it: all slow, or only the tail.', query: histogramQuantile(0.5, perBound) },
      'A trace of a slow request: its longest span names the hop.',
    ],
    act: [
      'If one arm is slow, look at its provider or its commands first.',
      'If all are slow, look at the CPU of the machine.',
    ],
  },
  proof: {
    fires: [
      {
        when: 'half of all answers take 7.5 s',
        given: answers(30, 30),
        at: '15m30s',
        alerts: [
          {
            labels: { job: 'orchestrator', endpoint: '/tasks' },
            summary: 'Slow requests on orchestrator',
            description: 'The 95th percentile of /tasks of orchestrator is 9.5s.',
          },
        ],
      },
    ],
    silent: [
      { when: 'all answers are fast', given: answers(60, 0), at: '15m30s' },
      { when: 'one answer in fifty is slow', given: answers(49, 1), at: '15m30s' },
      { when: 'nobody calls', given: answers(0, 0), at: '15m30s' },
    ],
  },
})
