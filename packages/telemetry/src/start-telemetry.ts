import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { DestinationStream } from 'pino'
import { withinDeadline } from './deadline.ts'
import { linesOfSpans } from './export/lines-of-spans.ts'
import { identityOf } from './identity.ts'
import { startLogs } from './logs/start-logs.ts'
import { recordAppInfo } from './metrics/app-info.ts'
import { Registry } from './metrics/registry.ts'
import { createSelfTelemetry } from './metrics/self-telemetry.ts'
import { startMetering } from './metrics/start-metering.ts'
import { readSettings } from './settings/read-settings.ts'
import type { Extension, Telemetry } from './telemetry.ts'
import { runInSpan } from './traces/run-in-span.ts'
import { traceHeaders } from './traces/traceparent.ts'
import { SpanAccounts } from './traces/span-accounts.ts'
import { startTracing } from './traces/tracing.ts'

export interface TelemetryOptions {
  /** Read for `OTEL_*` and `LOG_LEVEL`. */
  readonly env?: NodeJS.ProcessEnv
  /** Where log lines go, when not to standard output. */
  readonly log?: DestinationStream
  /**
   * Whether strangers call this service: then their flag never forces a trace to be recorded beyond the sampler's own ratio.
   * Without it the variable `TRACE_EDGE` decides, and without that the callers are of the same house.
   */
  readonly edge?: boolean
  /** The service's version, when it has one of its own. */
  readonly version?: string
}

/** Starts metrics, traces and logs of one service. A setting it cannot read is told in a log line and replaced. */
export const startTelemetry = <M extends Metrics>(
  service: Service<M>,
  { env = process.env, log: stream, edge, ...own }: TelemetryOptions = {},
): Telemetry<M> => {
  const settings = readSettings(env)
  const identity = identityOf({ name: service.name, ...own }, settings)

  const registry = new Registry()
  const self = createSelfTelemetry(service.metrics, { registry, scope: { name: service.name } })
  const logs = startLogs({ identity, settings, self, env, stream })
  const { log, outage } = logs
  for (const problem of settings.problems) log.warn(problem)

  const metering = startMetering(service, { identity, log, outage, settings, registry, self })
  const { metrics } = metering
  recordAppInfo(metrics, identity)

  const spans = new SpanAccounts(self, outage)
  metering.collect('spans', () => spans.tell())
  const { resource } = identity
  const traces = startTracing(
    { settings: settings.traces, resource, edge: edge ?? env.TRACE_EDGE === 'true' },
    spans,
  )
  const { tracer } = traces
  if (settings.traces.console) traces.provider?.addSpanProcessor(linesOfSpans(log))
  const extensions: Extension[] = []
  return {
    service,
    identity,
    metrics,
    log,
    tracer,
    span: (name, work, choices) => runInSpan(tracer, { ...choices, name }, work),
    traceparent: () => traceHeaders().traceparent,
    tracerProvider: traces.provider,
    meterProvider: metering.meterProvider,
    metricProducer: metering.metricProducer,
    collect: metering.collect,
    scrape: metering.scrape,
    writeLine: logs.writeLine,
    scrub: logs.scrub,
    lost: () => ({ spans: spans.dropped, logRecords: logs.recordsLost() }),
    extend: (extension) => {
      if (extension.lines !== undefined) logs.follow(extension.lines)
      extensions.push(extension)
    },
    flush: async (deadlineMs) => {
      logs.endTurn()
      const added = extensions.map((extension) => extension.flush())
      await withinDeadline(
        Promise.allSettled([traces.flush(), metering.flush(), logs.flush(), ...added]),
        deadlineMs,
      )
    },
    shutdown: async (deadlineMs) => {
      logs.endTurn()
      const added = extensions.map((extension) => extension.stop())
      const rest = withinDeadline(Promise.allSettled([metering.stop(), ...added]), deadlineMs)
      await Promise.all([traces.stop(deadlineMs), logs.stop(deadlineMs), rest])
    },
  }
}
