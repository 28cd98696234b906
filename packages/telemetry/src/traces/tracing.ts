import { ProxyTracerProvider, trace, type Tracer } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import { withinDeadline } from '../deadline.ts'
import type { TraceSettings } from '../settings/trace-settings.ts'
import { ensureContextManager } from './context-manager.ts'
import { followFetch } from './fetch-spans.ts'
import { OwnTracerProvider } from './own-tracer-provider.ts'
import { followRedis } from './redis-spans.ts'
import { createSampler } from './sampler.ts'
import type { SpanAccounts } from './span-accounts.ts'
import { spanQueue } from './span-queue.ts'

export interface Tracing {
  readonly tracer: Tracer
  /** Undefined when there are no spans at all. */
  readonly provider: OwnTracerProvider | undefined
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

export const startTracing = (
  { settings, resource, edge }: TracingOptions,
  accounts: SpanAccounts,
): Tracing => {
  if (!settings.enabled) return disabled
  ensureContextManager()
  followFetch()
  followRedis()
  const { receiver, batch: limits } = settings
  const queue = receiver && spanQueue({ receiver, limits, resource }, accounts)
  const provider = new OwnTracerProvider({
    resource,
    sampler: createSampler(settings.sampler),
    limits: settings.limits,
    edge,
    propagates: settings.propagates,
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
