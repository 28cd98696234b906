import { atMost, counter, gauge, histogram, httpServerMetrics, oneOf, service } from '@octoscope/spec/metrics'

const calls = counter('calls_total', {
  help: 'Calls answered.',
  unit: 'calls',
  labels: { kind: oneOf('order', 'question'), status: oneOf('success', 'error') },
})

const opened = counter('opened_total', { help: 'Times the shop was opened.', unit: 'operations' })

const waiting = gauge('waiting_calls', { help: 'Calls that wait.', unit: 'calls' })

const cost = counter('cost_dollars_total', {
  help: 'Money spent.',
  unit: 'dollars',
  labels: { model: atMost(3) },
})

const duration = histogram('duration_seconds', {
  help: 'Time a call took.',
  unit: 'seconds',
  labels: { model: atMost(3) },
  buckets: [1, 10, 60],
})

const appInfo = gauge('shop_info', {
  help: 'Always 1; its labels tell what is running.',
  unit: 'info',
  labels: { version: atMost(10), component: atMost(10), node_version: atMost(10) },
})

/** A service with metrics of each type, with no, closed and bounded labels. */
export const shop = service('shop', {
  summary: 'Answers calls.',
  port: 0,
  metrics: { ...httpServerMetrics([0.1, 1]), calls, opened, waiting, cost, duration, appInfo },
})
