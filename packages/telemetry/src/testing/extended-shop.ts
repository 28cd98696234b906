// The shop as a process, with an instrumentation, processors, a reader and exporters of OpenTelemetry's ecosystem.
// Tells on standard error, as JSON, what each of them got.
import { writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { logs, SeverityNumber } from '@opentelemetry/api'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { InMemoryLogRecordExporter, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace'
import { startNodeSdk } from '../sdk-node/index.ts'
import { startTelemetry } from '../start-telemetry.ts'
import { shop } from './shop.ts'

const telemetry = startTelemetry(shop)
const spans = new InMemorySpanExporter()
const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const records = new InMemoryLogRecordExporter()
startNodeSdk(telemetry, {
  instrumentations: [new HttpInstrumentation({ disableIncomingRequestInstrumentation: true })],
  traceExporter: spans,
  metricReaders: [new PeriodicExportingMetricReader({ exporter: metrics })],
  logRecordProcessors: [new SimpleLogRecordProcessor({ exporter: records })],
})

const supplier = createServer((request, response) =>
  response.end(request.headers.traceparent ?? 'none'),
).listen(0, '127.0.0.1')
await new Promise((resolve) => supplier.once('listening', resolve))
const { port } = supplier.address() as AddressInfo
// What is required after the start is instrumented.
const http = createRequire(import.meta.url)('node:http') as typeof import('node:http')
const fetched = await telemetry.span('order', () => {
  telemetry.log.info({ api_key: 'canary-1234' }, 'ordering')
  logs
    .getLogger('supplier-client')
    .emit({ severityNumber: SeverityNumber.WARN, body: 'slow', attributes: { token: 'canary-1234' } })
  return new Promise<string>((resolve) => {
    http.get({ port, host: '127.0.0.1', path: '/stock' }, (response) =>
      response.setEncoding('utf8').on('data', (text: string) => resolve(text)),
    )
  })
})
await telemetry.flush(5000)
const { body: page } = await telemetry.scrape()
const got = {
  traceparent: fetched,
  page,
  spans: spans.getFinishedSpans().map((span) => ({
    name: span.name,
    kind: span.kind,
    scope: span.instrumentationScope.name,
    service: span.resource.attributes['service.name'],
    parent: span.parentSpanContext?.spanId,
    ...span.spanContext(),
  })),
  metrics: metrics
    .getMetrics()
    .flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap((scope) => scope.metrics.map((each) => each.descriptor.name)),
    ),
  records: records.getFinishedLogRecords().map(({ body, severityNumber, attributes, spanContext }) => ({
    body,
    severityNumber,
    attributes,
    traceId: spanContext?.traceId,
  })),
}
supplier.close()
await telemetry.shutdown(2000)
writeSync(2, `${JSON.stringify(got)}\n`)
process.exit(0)
