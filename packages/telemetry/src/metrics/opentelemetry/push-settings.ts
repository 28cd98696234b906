import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import type { PushReceiver, PushSettings } from './metric-push.ts'

/** Reads OpenTelemetry's variables about pushed metrics. What cannot be read is replaced by its default. */
export const readPushSettings = (env: NodeJS.ProcessEnv): PushSettings => {
  const exporters = (env.OTEL_METRICS_EXPORTER ?? '').split(',').map((name) => name.trim().toLowerCase())
  const isPushed = exporters.includes('otlp') && env.OTEL_SDK_DISABLED?.toLowerCase() !== 'true'
  return {
    receiver: isPushed ? receiverOf(env) : undefined,
    exportIntervalMillis: positive(env.OTEL_METRIC_EXPORT_INTERVAL) ?? 60_000,
    exportTimeoutMillis: positive(env.OTEL_METRIC_EXPORT_TIMEOUT) ?? 30_000,
  }
}

/** The signal's own endpoint is taken as it stands, the common one gets the signal's path. */
const receiverOf = (env: NodeJS.ProcessEnv): PushReceiver => ({
  url:
    env.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ||
    `${(env.OTEL_EXPORTER_OTLP_ENDPOINT || 'http://127.0.0.1:4318').replace(/\/+$/, '')}/v1/metrics`,
  headers: {
    ...parseKeyPairsIntoRecord(env.OTEL_EXPORTER_OTLP_HEADERS),
    ...parseKeyPairsIntoRecord(env.OTEL_EXPORTER_OTLP_METRICS_HEADERS),
  },
  timeoutMillis:
    positive(env.OTEL_EXPORTER_OTLP_METRICS_TIMEOUT) ?? positive(env.OTEL_EXPORTER_OTLP_TIMEOUT) ?? 10_000,
})

const positive = (text: string | undefined): number | undefined =>
  Number(text) > 0 ? Number(text) : undefined
