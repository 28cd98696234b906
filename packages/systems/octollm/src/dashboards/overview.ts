import {
  buckets,
  dashboard,
  histogramQuantile,
  increase,
  like,
  now,
  query,
  rate,
  stat,
  sum,
  timeseries,
  where,
} from '@octoscope/spec'
import { httpRequestDuration, httpRequests } from '../metrics/http.ts'
import { tasksCompleted, tasksInProgress } from '../metrics/task.ts'

const requests = sum(rate(httpRequests, '$__rate_interval')).by('job', 'method', 'endpoint')
const byEndpoint = sum(rate(httpRequests, '$__rate_interval')).by('job', 'endpoint')
const errors = sum(rate(where(httpRequests, { status: like('5..') }), '$__rate_interval')).by(
  'job',
  'endpoint',
)
const perBound = sum(rate(buckets(httpRequestDuration), '$__rate_interval')).by('job', 'endpoint', 'le')

export const overview = dashboard('octollm-overview', {
  title: 'OctoLLM overview',
  description: 'Is OctoLLM working, how fast, and how much is it doing.',
  tags: ['octollm'],
  panels: [
    timeseries('Request rate', {
      description: 'Requests answered each second, by service and route.',
      unit: 'requests per second',
      queries: [query(requests, '{{job}} {{method}} {{endpoint}}')],
    }),
    timeseries('P95 latency', {
      description: 'Nineteen of twenty requests are faster than this. HighRequestLatency fires above 5 s.',
      unit: 'seconds',
      queries: [query(histogramQuantile(0.95, perBound), '{{job}} {{endpoint}}')],
      thresholds: { warning: 1, critical: 5 },
    }),
    timeseries('Error rate', {
      description: 'Share of requests answered with a 5xx status. HighErrorRate fires above 5 %.',
      unit: 'ratio',
      queries: [query(errors.dividedBy(byEndpoint), '{{job}} {{endpoint}}')],
      thresholds: { warning: 0.01, critical: 0.05 },
    }),
    stat('Tasks in progress', {
      description: 'Tasks accepted and not yet ended.',
      unit: 'tasks',
      queries: [query(sum(now(tasksInProgress)), 'tasks')],
    }),
    stat('Tasks ended in the last hour', {
      description: 'How tasks came to an end. Errors are rare, and cancelled ones are somebody’s wish.',
      unit: 'tasks',
      queries: [query(sum(increase(tasksCompleted, '1h')).by('status'), '{{status}}')],
    }),
  ],
})
