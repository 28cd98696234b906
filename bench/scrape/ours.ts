import { atMost, counter, histogram, service } from '@octoscope/spec/metrics'
import { createApp, startTelemetry } from '@octoscope/telemetry'
import type { AddressInfo } from 'node:net'
import type { Fill } from './page.ts'
import { bounds, labelSets, secondsOf, valueOf } from './series.mjs'

const labels = { shard: atMost(1000), key: atMost(100) }

const shop = service('shop', {
  summary: 'Keeps many series.',
  port: 0,
  metrics: {
    sent: counter('sent_total', { help: 'Messages sent.', unit: 'operations', labels }),
    duration: histogram('duration_seconds', {
      help: 'Time taken.',
      unit: 'seconds',
      labels,
      buckets: bounds,
    }),
  },
})

export const fill: Fill = async (page) => {
  const telemetry = startTelemetry(shop, { env: { OTEL_TRACES_EXPORTER: 'none', LOG_LEVEL: 'silent' } })
  const { sent, duration } = telemetry.metrics
  const sets = labelSets(page)
  const record =
    page.kind === 'counters'
      ? (at: number) => sent.add(valueOf(at), sets[at]!)
      : (at: number) => duration.record(secondsOf(at), sets[at]!)
  sets.forEach((_, at) => record(at))
  return {
    change: () => {
      for (let at = 0; at < sets.length; at += 10) record(at)
    },
    write: async () => (await telemetry.scrape(page.accept)).bytes,
    serve: async () => {
      const app = createApp(telemetry)
      await app.listen({ host: '127.0.0.1', port: 0 })
      return (app.server.address() as AddressInfo).port
    },
  }
}
