import { createContextKey, type Context } from '@opentelemetry/api'

/** The key of OpenTelemetry's own `suppressTracing`, under which exporters and their helpers ask for quiet. */
const key = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING')

/** A context in which nothing makes spans, such as the export of spans. */
export const suppressTracing = (around: Context): Context => around.setValue(key, true)

export const isTracingSuppressed = (around: Context): boolean => around.getValue(key) === true
