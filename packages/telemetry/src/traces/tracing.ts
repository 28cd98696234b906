import { ProxyTracerProvider, trace, type Tracer } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { Resource } from '@opentelemetry/resources'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'
import type { TraceSettings } from '../settings/trace-settings.ts'
import { BatchSpanProcessor, type SpanLosses } from './batch-span-processor.ts'
import { ensureContextManager } from './context-manager.ts'
import { followFetch } from './fetch-spans.ts'
import { safeTracer } from './safe-tracer.ts'
import { createSampler } from './sampler.ts'

export interface Tracing {
  readonly tracer: Tracer
  /** Sends what waits. */
  readonly flush: () => Promise<void>
  /** Sends what it can until the deadline, counts the rest as dropped, and takes no more. */
  readonly stop: (deadlineMs: number) => Promise<void>
}

export const startTracing = (settings: TraceSettings, resource: Resource, losses: SpanLosses): Tracing => {
  if (!settings.enabled) return disabled
  ensureContextManager()
  followFetch()
  const processor =
    settings.receiver && new BatchSpanProcessor(exporterTo(settings.receiver), settings.batch, losses)
  const provider = new TracerProvider({
    resource,
    sampler: createSampler(settings.sampler),
    spanLimits: settings.limits,
    spanProcessors: processor === undefined ? [] : [processor],
  })
  const isGlobal = trace.setGlobalTracerProvider(provider)
  return {
    tracer: safeTracer(provider.getTracer('@octoscope/telemetry')),
    flush: async () => processor?.forceFlush(),
    stop: async (deadlineMs) => {
      if (isGlobal) trace.disable()
      await processor?.stop(deadlineMs)
    },
  }
}

/** No spans, no ids, no headers. */
const disabled: Tracing = {
  tracer: safeTracer(new ProxyTracerProvider().getTracer('@octoscope/telemetry')),
  flush: async () => {},
  stop: async () => {},
}

const exporterTo = ({ url, headers, timeoutMillis }: OtlpReceiver): OTLPTraceExporter =>
  new OTLPTraceExporter({ url, headers, timeoutMillis })
