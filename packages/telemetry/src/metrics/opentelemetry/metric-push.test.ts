import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { openShop } from '../../testing/open-shop.ts'

const failures = (shop: ReturnType<typeof openShop>) =>
  shop.sample(selfMetrics.exportFailures, { signal: 'metrics' })

test('metrics are pushed when somebody asks for it, each with its resource', async () => {
  const receiver = await startReceiver()
  const { telemetry, ...shop } = openShop({
    OTEL_METRICS_EXPORTER: 'prometheus,otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'authorization=Bearer%20x',
    OTEL_METRIC_EXPORT_INTERVAL: '1000',
  })
  telemetry.metrics.cost.add(3, { model: 'small' })
  await eventually(() => {
    const { resource, metric, headers } = receiver.last('cost_dollars_total')
    expect(resource).toContainEqual({ key: 'service.name', value: { stringValue: 'shop' } })
    expect(metric).toMatchObject({
      unit: '{dollars}',
      sum: { isMonotonic: true, dataPoints: [{ asDouble: 3 }] },
    })
    expect(headers.authorization).toBe('Bearer x')
  })
  expect(await failures({ telemetry, ...shop })).toBe(0)
})

test('a stop pushes once more, and then no more', async () => {
  const receiver = await startReceiver()
  const { telemetry } = openShop({
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${receiver.url}/v1/metrics`,
  })
  telemetry.metrics.waiting.set(8)
  await telemetry.shutdown(5000)
  expect(receiver.last('waiting_calls').metric).toMatchObject({ gauge: { dataPoints: [{ asDouble: 8 }] } })
})

test('pushes that fail are counted, and told in one line', async () => {
  const receiver = await startReceiver(400)
  const shop = openShop({ OTEL_METRICS_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })
  await shop.telemetry.flush(5000)
  await shop.telemetry.flush(5000)
  expect(await failures(shop)).toBe(2)
  expect(shop.lines).toMatchObject([{ level: 'warn', msg: 'telemetry could not be exported' }])
})

test('the console gets them as a line, when somebody asks for that', async () => {
  const { telemetry, lines } = openShop({ OTEL_METRICS_EXPORTER: 'console' })
  telemetry.metrics.waiting.set(8)
  await telemetry.flush(5000)
  const [line] = lines.filter(({ msg }) => msg === 'metrics')
  const [scope] = (line?.metrics ?? []) as readonly { readonly metrics: readonly object[] }[]
  expect(scope?.metrics).toContainEqual(
    expect.objectContaining({
      descriptor: expect.objectContaining({ name: 'waiting_calls' }),
      dataPoints: [expect.objectContaining({ value: 8 })],
    }),
  )
})

/** A real receiver of OTLP metrics as JSON. */
const startReceiver = async (status = 200) => {
  const received: { headers: Readonly<Record<string, unknown>>; body: Export }[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (request.url === '/v1/metrics')
      received.push({ headers: request.headers, body: JSON.parse(body) as Export })
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const last = (name: string) => {
    const { headers, body } = received.at(-1) ?? { headers: {}, body: { resourceMetrics: [] } }
    const [first] = body.resourceMetrics
    const metrics = first?.scopeMetrics.flatMap((scope) => scope.metrics)
    return {
      headers,
      resource: first?.resource.attributes,
      metric: metrics?.find((metric) => metric.name === name),
    }
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, last }
}

interface Export {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly unknown[] }
    readonly scopeMetrics: readonly { readonly metrics: readonly { readonly name: string }[] }[]
  }[]
}
