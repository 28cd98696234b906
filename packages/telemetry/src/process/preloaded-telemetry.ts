import { httpServerMetrics, service } from '@octoscope/spec/metrics'
import type { Probed } from '../http/probes.ts'
import { Readiness } from '../http/readiness.ts'
import { startTelemetry } from '../start-telemetry.ts'
import { flushBeforeExit } from './flush-before-exit.ts'

/** The bounds that OpenTelemetry's conventions advise for the duration of HTTP requests. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** What a process without a declaration of its own says of itself. `OTEL_SERVICE_NAME` names it. */
const preloaded = service('unknown_service', {
  summary: 'A Fastify app that is watched without its knowledge.',
  port: 0,
  metrics: httpServerMetrics(buckets),
})

let watcher: Probed | undefined

/** One telemetry for all apps of the process, started with the first of them. */
export const preloadedTelemetry = (): Probed => (watcher ??= start())

const start = (): Probed => {
  const telemetry = startTelemetry(preloaded)
  flushBeforeExit(telemetry)
  return { telemetry, readiness: new Readiness({}, telemetry.log) }
}
