import { SeverityNumber, type AttributeValue } from '@opentelemetry/api'
import type { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http'
import type { Resource } from '@opentelemetry/resources'
import {
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
  ATTR_EXCEPTION_TYPE,
} from '../../attribute-names.ts'
import type { LogRecordLimits } from '../../settings/log-settings.ts'

/** A log record as OpenTelemetry's exporters take it. */
export type LogRecord = Parameters<OTLPLogExporter['export']>[0][number]

export interface RecordContext {
  readonly resource: Resource
  readonly limits: LogRecordLimits
}

/** One object for all records: exporters group them by its identity. */
const scope = { name: '@octoscope/telemetry' }

/** A line of standard output as OpenTelemetry's log record: the same content, the ids as its span context. */
export const logRecordOf = (line: string, { resource, limits }: RecordContext): LogRecord => {
  const { level, time, msg, trace_id, span_id, service: _, err, ...fields } = JSON.parse(line) as Fields
  const attributes = Object.entries({ ...exceptionOf(err), ...fields })
  const kept = attributes.slice(0, limits.attributeCountLimit)
  const hrTime = hrTimeOf(Date.parse(String(time)))
  return {
    hrTime,
    hrTimeObserved: hrTime,
    severityText: String(level),
    severityNumber: severities[String(level)] ?? SeverityNumber.UNSPECIFIED,
    body: msg,
    attributes: Object.fromEntries(
      kept.map(([name, value]) => [name, cut(value, limits.attributeValueLengthLimit)]),
    ),
    droppedAttributesCount: attributes.length - kept.length,
    resource,
    instrumentationScope: scope,
    ...(typeof trace_id === 'string' &&
      typeof span_id === 'string' && {
        spanContext: { traceId: trace_id, spanId: span_id, traceFlags: 0 },
      }),
  }
}

/** 0 is how OpenTelemetry says that a time is not known. */
const hrTimeOf = (millis: number): [seconds: number, nanoseconds: number] =>
  Number.isNaN(millis) ? [0, 0] : [Math.floor(millis / 1000), (millis % 1000) * 1e6]

type Fields = Readonly<Record<string, unknown>>

/** pino's levels in OpenTelemetry's numbers. */
const severities: Readonly<Record<string, SeverityNumber>> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
}

/** By the semantic conventions; causes stay where they are. */
const exceptionOf = (err: unknown): Fields => {
  if (typeof err !== 'object' || err === null) return err === undefined ? {} : { err }
  const { type, message, stack, ...rest } = err as Fields
  return {
    ...(type !== undefined && { [ATTR_EXCEPTION_TYPE]: type }),
    ...(message !== undefined && { [ATTR_EXCEPTION_MESSAGE]: message }),
    ...(stack !== undefined && { [ATTR_EXCEPTION_STACKTRACE]: stack }),
    ...(Object.keys(rest).length > 0 && { err: rest }),
  }
}

const cut = (value: unknown, length: number): AttributeValue =>
  typeof value === 'string' && value.length > length ? value.slice(0, length) : value
