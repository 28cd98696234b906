import { join } from 'node:path'

/** One way to watch a server, and how it is started. */
export interface Variant {
  readonly id: string
  readonly name: string
  /** Whose it is: nothing of a peer runs when the peers are not installed. */
  readonly of: 'bare' | 'ours' | 'peer'
  readonly file: string
  /** What Node loads before the file, found from `bench/peers`. */
  readonly preload?: string
  readonly env?: (sink: number) => Readonly<Record<string, string>>
  /** What each request must leave behind; held against what arrived before anything is measured. */
  readonly leaves: { readonly line: boolean; readonly spans: 'all' | 'some' | 'none' }
}

const here = import.meta.dirname
const peer = (file: string): string => join(here, '../peers/servers', file)

const nothing = { line: false, spans: 'none' } as const
const allTraced = { line: true, spans: 'all' } as const
const someTraced = { line: true, spans: 'some' } as const

/** The receiver, and nothing else: metrics are pulled, lines go to standard output. */
const traced = (sink: number): Readonly<Record<string, string>> => ({
  OTEL_SERVICE_NAME: 'shop',
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${sink}`,
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_LOGS_EXPORTER: 'none',
  OTEL_BSP_SCHEDULE_DELAY: '1000', // instead of 5 s, so that what a short run leaves arrives while it is counted
})
const tenth = (sink: number): Readonly<Record<string, string>> => ({
  ...traced(sink),
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: '0.1',
})
const metricsOnly = () => ({ LOG_LEVEL: 'warn', OTEL_TRACES_EXPORTER: 'none' })
const datadog = (sink: number) => ({
  DD_SERVICE: 'shop',
  DD_TRACE_AGENT_URL: `http://127.0.0.1:${sink}`,
  DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
  DD_REMOTE_CONFIGURATION_ENABLED: 'false',
  DD_TRACE_STARTUP_LOGS: 'false',
})

export const variants = {
  empty: { id: 'empty', name: 'Node alone', of: 'bare', file: join(here, 'empty.mjs'), leaves: nothing },
  bare: { id: 'bare', name: 'Fastify, bare', of: 'bare', file: join(here, 'bare.mjs'), leaves: nothing },
  pino: {
    id: 'pino',
    name: 'pino, one line',
    of: 'bare',
    file: join(here, 'pino.mjs'),
    leaves: { line: true, spans: 'none' },
  },
  oursMetrics: {
    id: 'oursMetrics',
    name: 'Octoscope: metrics',
    of: 'ours',
    file: join(here, 'ours-plugin.ts'),
    env: metricsOnly,
    leaves: nothing,
  },
  oursAll: {
    id: 'oursAll',
    name: 'Octoscope: metrics, line, every trace',
    of: 'ours',
    file: join(here, 'ours-plugin.ts'),
    env: traced,
    leaves: allTraced,
  },
  oursTenth: {
    id: 'oursTenth',
    name: 'Octoscope: metrics, line, a tenth of traces',
    of: 'ours',
    file: join(here, 'ours-plugin.ts'),
    env: tenth,
    leaves: someTraced,
  },
  appTenth: {
    id: 'appTenth',
    name: 'Octoscope: the same through createApp',
    of: 'ours',
    file: join(here, 'ours-app.ts'),
    env: tenth,
    leaves: someTraced,
  },
  promClient: {
    id: 'promClient',
    name: 'prom-client + fastify-metrics: metrics',
    of: 'peer',
    file: peer('prom-client.cjs'),
    leaves: nothing,
  },
  otelAuto: {
    id: 'otelAuto',
    name: 'OTel auto-instrumentations: every trace',
    of: 'peer',
    file: peer('plain.cjs'),
    preload: '@opentelemetry/auto-instrumentations-node/register',
    env: traced,
    leaves: { line: false, spans: 'all' },
  },
  otelAll: {
    id: 'otelAll',
    name: 'OTel http + @fastify/otel + pino + prom: every trace',
    of: 'peer',
    file: peer('otel-stock.cjs'),
    env: traced,
    leaves: allTraced,
  },
  otelTenth: {
    id: 'otelTenth',
    name: 'OTel http + @fastify/otel + pino + prom: a tenth',
    of: 'peer',
    file: peer('otel-stock.cjs'),
    env: tenth,
    leaves: someTraced,
  },
  nodeSdk: {
    id: 'nodeSdk',
    name: 'OTel NodeSDK, no instrumentation',
    of: 'peer',
    file: peer('plain.cjs'),
    preload: './servers/node-sdk.cjs',
    env: traced,
    leaves: nothing,
  },
  ddTrace: {
    id: 'ddTrace',
    name: 'dd-trace: every trace',
    of: 'peer',
    file: peer('plain.cjs'),
    preload: 'dd-trace/init',
    env: datadog,
    leaves: { line: false, spans: 'all' },
  },
} as const satisfies Record<string, Variant>

export type VariantId = keyof typeof variants
