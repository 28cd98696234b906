import { ProxyTracerProvider, trace, type Tracer } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import { withinDeadline } from '../deadline.ts'
import type { TraceSettings } from '../settings/trace-settings.ts'
import { ensureContextManager } from './context-manager.ts'
import { followFetch } from './fetch-spans.ts'
import { httpSender } from './otlp/http-sender.ts'
import { jsonEncoding } from './otlp/json-encoding.ts'
import { OwnTracerProvider } from './own-tracer-provider.ts'
import { createSampler } from './sampler.ts'
import { SpanQueue, type SpanFates } from './span-queue.ts'
import type { BatchLimits } from '../settings/batch-limits.ts'
import type { OtlpReceiver } from '../settings/otlp-receiver.ts'

export interface Tracing {
  readonly tracer: Tracer
  /** Undefined when there are no spans at all. */
  readonly provider: OwnTracerProvider | undefined
  /** Sends what waits. */
  readonly flush: () => Promise<void>
  /** Sends what it can until the deadline, counts the rest as dropped, and takes no more. */
  readonly stop: (deadlineMs: number) => Promise<void>
}

export const startTracing = (settings: TraceSettings, resource: Resource, fates: SpanFates): Tracing => {
  if (!settings.enabled) return disabled
  ensureContextManager()
  followFetch()
  const queue = settings.receiver && queueTo(settings.receiver, settings.batch, resource, fates)
  const provider = new OwnTracerProvider({
    resource,
    sampler: createSampler(settings.sampler),
    limits: settings.limits,
    queue,
  })
  const isGlobal = trace.setGlobalTracerProvider(provider)
  return {
    tracer: provider.getTracer('@octoscope/telemetry'),
    provider,
    flush: async () => {
      await Promise.all([queue?.flush(), provider.forceFlush()])
    },
    stop: async (deadlineMs) => {
      if (isGlobal) trace.disable()
      await Promise.all([queue?.stop(deadlineMs), withinDeadline(provider.shutdown(), deadlineMs)])
    },
  }
}

/** No spans, no ids, no headers. */
const disabled: Tracing = {
  tracer: new ProxyTracerProvider().getTracer('@octoscope/telemetry'),
  provider: undefined,
  flush: async () => {},
  stop: async () => {},
}

const queueTo = (receiver: OtlpReceiver, limits: BatchLimits, resource: Resource, fates: SpanFates): SpanQueue => {
  const encoding = jsonEncoding
  return new SpanQueue({ encoding, resource, limits, sender: httpSender(receiver, encoding.contentType) }, fates)
}
