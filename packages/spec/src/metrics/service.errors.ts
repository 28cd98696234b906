/** What must not compile. `tsc` fails on a line marked here that does compile. */
import { rate, sum } from '../promql/index.ts'
import { oneOf } from './label.ts'
import { counter, gauge, histogram } from './metric.ts'
import { service } from './service.ts'

/** Metrics written where the service is: they keep their labels, or that they have none. */
const { metrics } = service('shop', {
  summary: 'Answers calls.',
  port: 8000,
  metrics: {
    opened: counter('opened_total', { help: 'Times opened.', unit: 'operations' }),
    waiting: gauge('waiting_calls', { help: 'Calls that wait.', unit: 'calls' }),
    wait: histogram('wait_seconds', { help: 'Time.', unit: 'seconds', buckets: [1, 2] }),
    calls: counter('calls_total', {
      help: 'Calls.',
      unit: 'calls',
      labels: { kind: oneOf('order', 'question') },
    }),
  },
})

sum(rate(metrics.opened, '5m'))
sum(rate(metrics.calls, '5m')).by('kind')

// @ts-expect-error: a counter without labels has none to group by
sum(rate(metrics.opened, '5m')).by('kind')
// @ts-expect-error: a label of another metric
sum(rate(metrics.calls, '5m')).by('status')

/** The labels that each has: none. */
const labels: {
  readonly [Name in 'opened' | 'waiting' | 'wait']: keyof (typeof metrics)[Name]['labels'] extends never
    ? 'none'
    : 'some'
} = { opened: 'none', waiting: 'none', wait: 'none' }
void labels

// @ts-expect-error: no such bound
const bound: (typeof metrics)['wait']['buckets'][number] = 3
void bound
