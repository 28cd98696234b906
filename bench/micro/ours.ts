import { atMost, counter, gauge, histogram, oneOf, service } from '@octoscope/spec/metrics'
import { startTelemetry } from '@octoscope/telemetry'
import { buckets, counterLabels, durations, gaugeLabels, histogramLabels } from './labels.mjs'
import type { Call, Form, InstrumentKind, Prepare } from './subject.ts'

const method = oneOf('GET', 'POST', 'PUT')
const route = atMost(32)

const shop = service('shop', {
  summary: 'Answers orders.',
  port: 0,
  metrics: {
    requests: counter('requests_total', {
      help: 'Requests.',
      unit: 'requests',
      labels: { method, route, status: oneOf('200', '201', '400', '404', '500') },
    }),
    duration: histogram('duration_seconds', {
      help: 'Time a request took.',
      unit: 'seconds',
      labels: { method, route },
      buckets,
    }),
    waiting: gauge('waiting_tasks', {
      help: 'Tasks that wait.',
      unit: 'tasks',
      labels: { queue: atMost(32) },
    }),
  },
})

export const prepare: Prepare = ({ instrument, form }) => calls[instrument][form]()

const { requests, duration, waiting } = startTelemetry(shop, {
  env: { OTEL_TRACES_EXPORTER: 'none' },
}).metrics

const calls: Readonly<Record<InstrumentKind, Readonly<Record<Form, () => Call>>>> = {
  counter: {
    literal: () => (turn) => {
      const { method, route, status } = counterLabels[turn & 7]!
      requests.add(1, { method, route, status })
    },
    reused: () => (turn) => requests.add(1, counterLabels[turn & 7]!),
    bound: () => {
      const bound = requests.bind(counterLabels[0]!)
      return () => bound.add(1)
    },
  },
  histogram: {
    literal: () => (turn) => {
      const { method, route } = histogramLabels[turn & 7]!
      duration.record(durations[turn & 7]!, { method, route })
    },
    reused: () => (turn) => duration.record(durations[turn & 7]!, histogramLabels[turn & 7]!),
    bound: () => {
      const bound = duration.bind(histogramLabels[0]!)
      return (turn) => bound.record(durations[turn & 7]!)
    },
  },
  gauge: {
    literal: () => (turn) => {
      const { queue } = gaugeLabels[turn & 7]!
      waiting.set(turn, { queue })
    },
    reused: () => (turn) => waiting.set(turn, gaugeLabels[turn & 7]!),
    bound: () => {
      const bound = waiting.bind(gaugeLabels[0]!)
      return (turn) => bound.set(turn)
    },
  },
}
