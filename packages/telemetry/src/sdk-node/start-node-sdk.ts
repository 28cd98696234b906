import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { NodeSDK, type NodeSDKConfiguration } from '@opentelemetry/sdk-node'
import { BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace'
import { tellDiagnostics } from '../logs/diagnostics.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { OpenTracerProvider, Telemetry } from '../telemetry.ts'
import { linesOfRecords } from './lines-of-records.ts'
import { recordsOfLines } from './records-of-lines.ts'

/** What of OpenTelemetry's ecosystem can be added, by the names of `NodeSDK`'s own options. */
export type Additions = Partial<
  Pick<
    NodeSDKConfiguration,
    | 'instrumentations'
    | 'logRecordProcessors'
    | 'metricReaders'
    | 'spanProcessors'
    | 'textMapPropagator'
    | 'traceExporter'
  >
>

/**
 * Starts OpenTelemetry's `NodeSDK` around a telemetry, which stays in charge: what instrumentations measure stands on its
 * page, their spans are sent with its spans, and their log records are its lines. Added processors, readers and exporters
 * get the spans, metrics and lines of all; they are flushed and stopped with the telemetry. Without an SDK
 * (`OTEL_SDK_DISABLED`) it does nothing.
 */
export const startNodeSdk = (telemetry: Telemetry, additions: Additions): void => {
  const { tracerProvider } = telemetry
  if (tracerProvider === undefined) return
  const sdk = new NodeSDK(around(telemetry, additions))
  // The SDK has just sent diagnostics to the console.
  tellDiagnostics(telemetry.log, readSettings(process.env).diagnosticLevel)
  sdk.start()
  for (const instrumentation of additions.instrumentations?.flat() ?? []) {
    instrumentation.setTracerProvider(tracerProvider)
    instrumentation.setMeterProvider(telemetry.meterProvider)
  }
  addSpanProcessors(tracerProvider, additions)
  addMetricReaders(telemetry, additions)
  telemetry.extend(recordsOfLines(telemetry.identity.resource, additions.logRecordProcessors ?? []))
}

/** A NodeSDK that makes no tracers and no meters, as ours are the global ones, and detects nothing. */
const around = (telemetry: Telemetry, additions: Additions): Partial<NodeSDKConfiguration> => ({
  instrumentations: additions.instrumentations ?? [],
  textMapPropagator: additions.textMapPropagator ?? new W3CTraceContextPropagator(),
  resource: telemetry.identity.resource,
  autoDetectResources: false,
  contextManager: null as never, // which it understands, though its types do not say so
  spanProcessors: [],
  metricReaders: [],
  logRecordProcessors: [linesOfRecords(telemetry.log)],
})

/** The telemetry's tracers flush and stop them. */
const addSpanProcessors = (
  provider: OpenTracerProvider,
  { spanProcessors = [], traceExporter }: Additions,
): void => {
  const exporting: SpanProcessor[] =
    traceExporter === undefined ? [] : [new BatchSpanProcessor({ exporter: traceExporter })]
  for (const processor of [...spanProcessors, ...exporting]) provider.addSpanProcessor(processor)
}

const addMetricReaders = (telemetry: Telemetry, { metricReaders = [] }: Additions): void => {
  for (const reader of metricReaders) reader.setMetricProducer(telemetry.metricProducer)
  telemetry.extend({
    flush: async () => void (await Promise.all(metricReaders.map((reader) => reader.forceFlush()))),
    stop: async () => void (await Promise.all(metricReaders.map((reader) => reader.shutdown()))),
  })
}
