import { trace, type Context, type Tracer } from '@opentelemetry/api'
import { RecordedSpan } from './recorded-span.ts'
import { UnrecordedSpan } from './unrecorded-span.ts'

/** The tracer whose span is active in a context, so that spans below it are made by the same one. */
export const tracerOf = (around: Context): Tracer => {
  const span = trace.getSpan(around)
  return span instanceof RecordedSpan || span instanceof UnrecordedSpan
    ? span.tracer
    : trace.getTracer('@octoscope/telemetry')
}
