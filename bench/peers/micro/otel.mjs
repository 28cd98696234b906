import { AggregationTemporality, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { buckets, counterLabels, durations, gaugeLabels, histogramLabels } from '../../micro/labels.mjs'

class PullReader extends MetricReader {
  selectAggregationTemporality() {
    return AggregationTemporality.CUMULATIVE
  }
  async onShutdown() {}
  async onForceFlush() {}
}

const meter = new MeterProvider({ readers: [new PullReader()] }).getMeter('shop')
const requests = meter.createCounter('requests')
const duration = meter.createHistogram('duration', { advice: { explicitBucketBoundaries: buckets } })
const waiting = meter.createGauge('waiting')

const calls = {
  counter: {
    literal: (turn) => {
      const { method, route, status } = counterLabels[turn & 7]
      requests.add(1, { method, route, status })
    },
    reused: (turn) => requests.add(1, counterLabels[turn & 7]),
  },
  histogram: {
    literal: (turn) => {
      const { method, route } = histogramLabels[turn & 7]
      duration.record(durations[turn & 7], { method, route })
    },
    reused: (turn) => duration.record(durations[turn & 7], histogramLabels[turn & 7]),
  },
  gauge: {
    literal: (turn) => {
      const { queue } = gaugeLabels[turn & 7]
      waiting.record(turn, { queue })
    },
    reused: (turn) => waiting.record(turn, gaugeLabels[turn & 7]),
  },
}

export const prepare = ({ instrument, form }) => calls[instrument][form]
