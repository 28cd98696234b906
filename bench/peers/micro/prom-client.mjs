import { buckets, counterLabels, durations, gaugeLabels, histogramLabels } from '../../micro/labels.mjs'

/** prom-client and its two descendants, which have the same interface. */
export const prepare = async ({ library, instrument, form }) => {
  const { default: client } = await import(library)
  return calls[instrument](client)[form]
}

const calls = {
  counter: ({ Counter }) => {
    const requests = new Counter({
      name: 'requests_total',
      help: 'Requests.',
      labelNames: ['method', 'route', 'status'],
    })
    const bound = requests.labels(counterLabels[0])
    return {
      literal: (turn) => {
        const { method, route, status } = counterLabels[turn & 7]
        requests.inc({ method, route, status }, 1)
      },
      reused: (turn) => requests.inc(counterLabels[turn & 7], 1),
      bound: () => bound.inc(1),
    }
  },
  histogram: ({ Histogram }) => {
    const duration = new Histogram({
      name: 'duration_seconds',
      help: 'Time a request took.',
      labelNames: ['method', 'route'],
      buckets,
    })
    const bound = duration.labels(histogramLabels[0])
    return {
      literal: (turn) => {
        const { method, route } = histogramLabels[turn & 7]
        duration.observe({ method, route }, durations[turn & 7])
      },
      reused: (turn) => duration.observe(histogramLabels[turn & 7], durations[turn & 7]),
      bound: (turn) => bound.observe(durations[turn & 7]),
    }
  },
  gauge: ({ Gauge }) => {
    const waiting = new Gauge({ name: 'waiting_tasks', help: 'Tasks that wait.', labelNames: ['queue'] })
    const bound = waiting.labels(gaugeLabels[0])
    return {
      literal: (turn) => {
        const { queue } = gaugeLabels[turn & 7]
        waiting.set({ queue }, turn)
      },
      reused: (turn) => waiting.set(gaugeLabels[turn & 7], turn),
      bound: (turn) => bound.set(turn),
    }
  },
}
