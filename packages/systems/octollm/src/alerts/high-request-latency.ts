import { alert, buckets, histogramQuantile, observing, rate, sum, type Observed } from '@octoscope/spec'
import { httpRequestDuration } from '../metrics/http.ts'

const perBound = sum(rate(buckets(httpRequestDuration), '5m')).by('job', 'endpoint', 'le')

const route = { job: 'orchestrator', instance: 'orchestrator:8000', method: 'POST', endpoint: '/tasks' }
/** Twenty minutes of answers: how many in each take how many seconds. */
const answers = (...values: readonly Observed[]) =>
  observing(httpRequestDuration, route, { values, steps: 20 })
const taking = (value: number, perStep: number): Observed => ({ value, perStep })

const firing = (quantile: string) => ({
  labels: { job: 'orchestrator', endpoint: '/tasks' },
  summary: 'Slow requests on orchestrator',
  description: `The 95th percentile of /tasks of orchestrator is ${quantile}.`,
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
        when: 'half of all answers have taken 7.5 s for a little more than five minutes',
        given: answers(taking(0.2, 30), taking(7.5, 30)),
        at: '6m30s',
        alerts: [firing('9.5s')],
      },
      {
        when: 'an instance that was fast is gone, and the one in its place is slow',
        given: [
          ...answers(taking(0.2, 600)),
          ...observing(
            httpRequestDuration,
            { ...route, instance: 'orchestrator:8001' },
            { values: [taking(7.5, 6)], steps: 40 },
          ),
        ],
        at: '32m30s',
        alerts: [firing('9.75s')],
      },
    ],
    silent: [
      { when: 'all answers are fast', given: answers(taking(0.2, 60)), at: '15m30s' },
      { when: 'all take 4 s, which is long and not too long', given: answers(taking(4, 60)), at: '15m30s' },
      {
        when: 'exactly 95 in a hundred take 5 s or less',
        given: answers(taking(4, 57), taking(7.5, 3)),
        at: '15m30s',
      },
      {
        when: 'one answer in fifty is slow',
        given: answers(taking(0.2, 49), taking(7.5, 1)),
        at: '15m30s',
      },
      {
        when: 'half have been slow for less than five minutes',
        given: answers(taking(0.2, 30), taking(7.5, 30)),
        at: '5m30s',
      },
      { when: 'nobody calls', given: answers(taking(0.2, 0)), at: '15m30s' },
    ],
    equivalents: [
      {
        operator: 'function',
        change: 'rate to increase',
        reason: 'Every bucket grows by the same factor, and a quantile looks only at their shares.',
      },
    ],
  },
})
