import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import type { Sampler } from '@opentelemetry/sdk-trace'
import { createSampler } from './sampler.ts'

/** Where finished spans go: a receiver of OTLP over HTTP. */
export interface OtlpReceiver {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMillis: number
  readonly protocol: 'http/json' | 'http/protobuf'
}

export interface BatchLimits {
  readonly maxQueueSize: number
  readonly maxExportBatchSize: number
  readonly scheduledDelayMillis: number
  readonly exportTimeoutMillis: number
}

export interface TraceSettings {
  /** Without the SDK there are no ids either, in logs or on the wire. */
  readonly enabled: boolean
  readonly sampler: Sampler
  readonly receiver: OtlpReceiver | undefined
  readonly batch: BatchLimits
  /** What could not be read and is replaced by its default, for a person. */
  readonly problems: readonly string[]
}

/** Reads OpenTelemetry's own variables. Telemetry never keeps a service from starting: a bad one only makes a problem. */
export const readTraceSettings = (env: NodeJS.ProcessEnv): TraceSettings => {
  const problems: string[] = []
  const positive = (name: string, fallback: number): number => {
    const value = Number(env[name] || fallback)
    if (Number.isSafeInteger(value) && value > 0) return value
    problems.push(`${name} must be a whole number above 0; it is "${env[name]}". ${fallback} is used.`)
    return fallback
  }
  const maxQueueSize = positive('OTEL_BSP_MAX_QUEUE_SIZE', 2048)
  return {
    enabled: env.OTEL_SDK_DISABLED?.toLowerCase() !== 'true',
    sampler: createSampler(env, problems),
    receiver: receiverOf(env, { positive, problems }),
    batch: {
      maxQueueSize,
      maxExportBatchSize: Math.min(positive('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512), maxQueueSize),
      scheduledDelayMillis: positive('OTEL_BSP_SCHEDULE_DELAY', 5000),
      exportTimeoutMillis: positive('OTEL_BSP_EXPORT_TIMEOUT', 30_000),
    },
    problems,
  }
}

interface Reading {
  readonly positive: (name: string, fallback: number) => number
  readonly problems: string[]
}

/** Spans are sent when somebody said so, by the exporter's name or by an endpoint; a service alone keeps quiet. */
const receiverOf = (env: NodeJS.ProcessEnv, { positive, problems }: Reading): OtlpReceiver | undefined => {
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT
  const exporter = env.OTEL_TRACES_EXPORTER || (endpoint ? 'otlp' : 'none')
  if (exporter === 'none') return undefined
  if (exporter !== 'otlp') {
    problems.push(`OTEL_TRACES_EXPORTER must be otlp or none; it is "${exporter}". No spans are sent.`)
    return undefined
  }
  const url = tracesUrl(env)
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    const name = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
      ? 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'
      : 'OTEL_EXPORTER_OTLP_ENDPOINT'
    problems.push(`${name} must be a URL such as http://127.0.0.1:4318. No spans are sent.`)
    return undefined
  }
  if (protocolOf(env) === 'grpc') {
    problems.push(
      'OTEL_EXPORTER_OTLP_PROTOCOL is grpc; spans are sent as http/json. Give the port for OTLP over HTTP.',
    )
  }
  const timeoutMillis = positive('OTEL_EXPORTER_OTLP_TIMEOUT', 10_000)
  return {
    url,
    headers: headersOf(env),
    protocol: protocolOf(env) === 'http/protobuf' ? 'http/protobuf' : 'http/json',
    timeoutMillis: positive('OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', timeoutMillis),
  }
}

/** The signal's own endpoint is taken as it stands, the common one gets the signal's path. */
const tracesUrl = (env: NodeJS.ProcessEnv): string =>
  env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ||
  `${(env.OTEL_EXPORTER_OTLP_ENDPOINT || 'http://127.0.0.1:4318').replace(/\/+$/, '')}/v1/traces`

const protocolOf = (env: NodeJS.ProcessEnv): string | undefined =>
  env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL

const headersOf = (env: NodeJS.ProcessEnv): Record<string, string> => ({
  ...parseKeyPairsIntoRecord(env.OTEL_EXPORTER_OTLP_HEADERS),
  ...parseKeyPairsIntoRecord(env.OTEL_EXPORTER_OTLP_TRACES_HEADERS),
})
