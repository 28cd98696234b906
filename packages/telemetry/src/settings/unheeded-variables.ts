import type { Unheeded } from './variable.ts'

const grpcOnly = 'It is about grpc, and OTLP goes over HTTP here. An https endpoint is a secure one.'
const noZipkin = 'Nothing is sent to Zipkin. It takes OTLP: set OTEL_EXPORTER_OTLP_TRACES_ENDPOINT.'
const ownPage = 'Metrics are served by the service itself, as /metrics on its HOST and PORT.'
const byVariables = 'Telemetry is set up by variables alone.'

/** What the specification names and does not apply. Whoever sets one is told. */
export const unheededVariables: readonly Unheeded[] = [
  { name: 'OTEL_EXPORTER_PROMETHEUS_HOST', reason: ownPage },
  { name: 'OTEL_EXPORTER_PROMETHEUS_PORT', reason: ownPage },
  ...['', '_TRACES', '_METRICS', '_LOGS'].map((signal) => ({
    name: `OTEL_EXPORTER_OTLP${signal}_INSECURE`,
    reason: grpcOnly,
  })),
  { name: 'OTEL_EXPORTER_ZIPKIN_ENDPOINT', reason: noZipkin },
  { name: 'OTEL_EXPORTER_ZIPKIN_TIMEOUT', reason: noZipkin },
  { name: 'OTEL_CONFIG_FILE', reason: byVariables },
  { name: 'OTEL_EXPERIMENTAL_CONFIG_FILE', reason: byVariables },
  {
    name: 'OTEL_NODE_RESOURCE_DETECTORS',
    reason: 'Nothing is detected: a process would publish its command line. Set OTEL_RESOURCE_ATTRIBUTES.',
  },
]
