import { createServer } from 'node:http'
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { bounds, labelSets, secondsOf, valueOf } from '../../scrape/series.mjs'

/** Nothing is dropped: the SDK's own limit is 2,000 series. */
const views = [{ instrumentName: '*', aggregationCardinalityLimit: 200_000 }]

export const fill = async (page) => {
  const exporter = new PrometheusExporter({ preventServerStart: true })
  const meter = new MeterProvider({ readers: [exporter], views }).getMeter('shop')
  const sets = labelSets(page)
  const record = recorder(meter, { page, sets })
  sets.forEach((_, at) => record(at))
  const serializer = new PrometheusSerializer()
  return {
    change: () => {
      for (let at = 0; at < sets.length; at += 10) record(at)
    },
    write: async () => Buffer.from(serializer.serialize((await exporter.collect()).resourceMetrics)),
    serve: async () => {
      const server = createServer((request, response) => exporter.getMetricsRequestHandler(request, response))
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server.address().port
    },
  }
}

const recorder = (meter, { page, sets }) => {
  if (page.kind === 'counters') {
    const sent = meter.createCounter('sent')
    return (at) => sent.add(valueOf(at), sets[at])
  }
  const duration = meter.createHistogram('duration_seconds', { advice: { explicitBucketBoundaries: bounds } })
  return (at) => duration.record(secondsOf(at), sets[at])
}
