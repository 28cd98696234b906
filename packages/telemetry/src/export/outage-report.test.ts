import { selfMetrics } from '@octoscope/spec/metrics'
import { expect, test } from 'vitest'
import { Registry } from '../metrics/registry.ts'
import { createSelfTelemetry } from '../metrics/self-telemetry.ts'
import { eventually } from '../testing/eventually.ts'
import { startHttpReceiver } from '../testing/http-receiver.ts'
import { openShop } from '../testing/open-shop.ts'
import { OutageReport } from './outage-report.ts'

const text = 'telemetry could not be exported'

test('an outage of all signals is one line in 30 s, which tells what each of them has lost', () => {
  const told: object[] = []
  let now = 0
  const self = createSelfTelemetry({}, { registry: new Registry(), scope: { name: 'shop' } })
  const report = new OutageReport(
    self,
    (fields, text) => told.push({ ...fields, text }),
    () => now,
  )
  const err = new Error('refused')
  for (; now < 60_000; now += 5000) {
    report.lost('spans_dropped', 10)
    report.exportFailed('traces', err)
    report.lost('log_records_dropped', 2)
    report.exportFailed('logs', err)
    report.lost('metric_pushes_failed', 1)
    report.exportFailed('metrics', err)
  }
  const none = { spans_dropped: 0, log_records_dropped: 0, metric_pushes_failed: 0 }
  expect(told).toEqual([
    { err, signal: 'traces', text, ...none, spans_dropped: 10 },
    { err, signal: 'traces', text, spans_dropped: 60, log_records_dropped: 12, metric_pushes_failed: 6 },
  ])
})

test.each([400, 'silent'] as const)('a receiver of all signals that is %s is one line', async (answers) => {
  const receiver = await startHttpReceiver()
  receiver.answers = answers
  const { telemetry, lines, sample } = openShop({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_METRIC_EXPORT_INTERVAL: '100',
    OTEL_METRIC_EXPORT_TIMEOUT: '100',
    OTEL_BSP_EXPORT_TIMEOUT: '100',
    OTEL_BLRP_EXPORT_TIMEOUT: '100',
  })
  telemetry.tracer.startSpan('work').end()
  telemetry.log.info('told')
  await telemetry.flush(5000)
  for (const signal of ['traces', 'logs', 'metrics'] as const)
    expect(await sample(selfMetrics.exportFailures, { signal })).toBeGreaterThan(0)
  await eventually(async () =>
    expect(await sample(selfMetrics.exportFailures, { signal: 'metrics' })).toBeGreaterThan(9),
  )
  const warnings = lines.filter(({ level }) => level === 'warn' || level === 'error')
  expect(warnings).toMatchObject([{ msg: text }])
})
