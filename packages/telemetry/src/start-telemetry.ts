import type { Metrics, Service } from '@octoscope/spec/metrics'
import type { DestinationStream } from 'pino'
import { withinDeadline } from './deadline.ts'
import { readIdentity } from './identity.ts'
import { createLogger } from './logs/logger.ts'
import { recordAppInfo } from './metrics/app-info.ts'
import { Collectors } from './metrics/collectors.ts'
import { activeSampledSpan, noSpan } from './metrics/exemplars.ts'
import { createScrape } from './metrics/exposition/scrape.ts'
import { createInstruments } from './metrics/instruments.ts'
import { Registry } from './metrics/registry.ts'
import { createSelfTelemetry, lossesInto } from './metrics/self-telemetry.ts'
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

  const registry = new Registry()
  const collectors = new Collectors(log)
  const scope = { name: service.name }
  const self = createSelfTelemetry(service.metrics, { registry, scope })
  const metrics = createInstruments(service.metrics, {
    registry,
    scope,
    losses: lossesInto(self),
    activeSpan: settings.enabled ? activeSampledSpan : noSpan,
  })
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
    collect: (name, work) => collectors.add(name, work),
    scrape: createScrape(registry, collectors),
    flush: (deadlineMs) => withinDeadline(flush(), deadlineMs),
    shutdown: stop,
  }
}
