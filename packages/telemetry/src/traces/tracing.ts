import { ProxyTracerProvider, trace, type Tracer } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import { withinDeadline } from '../deadline.ts'
import { ensureContextManager } from './context-manager.ts'
import { followFetch } from './fetch-spans.ts'
import { httpSender } from './otlp/http-sender.ts'
import { jsonEncoding } from './otlp/json-encoding.ts'
import { protobufEncoding } from './otlp/protobuf-encoding.ts'
import { OwnTracerProvider } from './own-tracer-provider.ts'
import { alwaysOff } from './samplers.ts'
import { defaultSpanLimits } from './span-limits.ts'
import type { SpanAccounts } from './span-accounts.ts'
import { SpanQueue } from './span-queue.ts'
import type { BatchLimits, OtlpReceiver, TraceSettings } from './trace-settings.ts'

export interface Tracing {
  readonly tracer: Tracer
  /** The same for others: any instrumentation may take tracers here, any processor be added. */
  readonly provider: OwnTracerProvider
  /** Sends what waits. */
  readonly flush: () => Promise<void>
  /** Sends what it can until the deadline, counts the rest as dropped, and takes no more. */
  readonly stop: (deadlineMs: number) => Promise<void>
}

export interface TracingOptions {
  readonly settings: TraceSettings
  readonly resource: Resource
  readonly edge: boolean
}

export const startTracing = ({ settings, resource, edge }: TracingOptions, accounts: SpanAccounts): Tracing => {
  if (!settings.enabled) return disabled(resource)
  ensureContextManager()
  followFetch()
  const queue = settings.receiver && queueTo(settings.receiver, settings.batch, resource, accounts)
  const provider = new OwnTracerProvider({ resource, sampler: settings.sampler, limits: defaultSpanLimits, edge, queue })
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
const disabled = (resource: Resource): Tracing => ({
  tracer: new ProxyTracerProvider().getTracer('@octoscope/telemetry'),
  provider: new OwnTracerProvider({
    resource,
    sampler: alwaysOff(),
    limits: defaultSpanLimits,
    edge: false,
    queue: undefined,
  }),
  flush: async () => {},
  stop: async () => {},
})

const queueTo = (receiver: OtlpReceiver, limits: BatchLimits, resource: Resource, accounts: SpanAccounts): SpanQueue => {
  const encoding = receiver.protocol === 'http/protobuf' ? protobufEncoding : jsonEncoding
  return new SpanQueue({ encoding, resource, limits, sender: httpSender(receiver, encoding.contentType) }, accounts)
}
