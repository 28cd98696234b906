import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { DestinationStream } from 'pino'
import { withinDeadline } from './deadline.ts'
import { readIdentity } from './identity.ts'
import { createLogger } from './logs/logger.ts'
import { recordAppInfo } from './metrics/app-info.ts'
import { startMetering } from './metrics/start-metering.ts'
import type { Telemetry } from './telemetry.ts'
import { createOutageReport } from './traces/outage-report.ts'
import { runInSpan } from './traces/run-in-span.ts'
import { readTraceSettings } from './traces/trace-settings.ts'
import { traceHeaders } from './traces/traceparent.ts'
import { startTracing } from './traces/tracing.ts'

export interface TelemetryOptions {
  /** Read for `OTEL_*` and `LOG_LEVEL`. */
  readonly env?: NodeJS.ProcessEnv
  /** Where log lines go, when not to standard output. */
  readonly log?: DestinationStream
  /** The service's version, when it has one of its own. */
  readonly version?: string
}

/** Starts metrics, traces and logs of one service. A setting it cannot read is told in a log line and replaced. */
export const startTelemetry = <M extends Metrics>(
  service: Service<M>,
  { env = process.env, log: stream, ...own }: TelemetryOptions = {},
): Telemetry<M> => {
  const { identity, problems } = readIdentity({ name: service.name, ...own }, env)
  const settings = readTraceSettings(env)
  const log = createLogger(identity.name, env, stream)
  for (const problem of [...problems, ...settings.problems]) log.warn(problem)

  const metering = startMetering(service, { identity, log, env })
  const { self, metrics } = metering
  recordAppInfo(metrics, identity)

  const { tracer, flush, stop } = startTracing(settings, identity.resource, createOutageReport(self, log))
  return {
    service,
    identity,
    metrics,
    log,
    tracer,
    span: (name, work, choices) => runInSpan(tracer, { ...choices, name }, work),
    traceparent: () => traceHeaders().traceparent,
    meterProvider: metering.meterProvider,
    metricProducer: metering.metricProducer,
    collect: metering.collect,
    scrape: metering.scrape,
    flush: async (deadlineMs) => {
      await withinDeadline(Promise.all([flush(), metering.flush()]), deadlineMs)
    },
    shutdown: async (deadlineMs) => {
      await Promise.all([stop(deadlineMs), withinDeadline(metering.stop(), deadlineMs)])
    },
  }
}
