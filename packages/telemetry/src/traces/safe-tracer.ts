import {
  context as contexts,
  createContextKey,
  INVALID_SPAN_CONTEXT,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api'
import { safeSpan } from './safe-span.ts'

const tracerKey = createContextKey('octoscope tracer')

/** The tracer whose span is active in a context, so that spans below it are made by the same one. */
export const tracerOf = (context: Context): Tracer =>
  (context.getValue(tracerKey) as Tracer | undefined) ?? trace.getTracer('@octoscope/telemetry')

/** The context in which a span of a tracer is the active one. */
export const withSpan = (context: Context, tracer: Tracer, span: Span): Context =>
  trace.setSpan(context.setValue(tracerKey, tracer), span)

/** A tracer that never throws: a span it cannot start is one that records nothing. */
export const safeTracer = (tracer: Tracer): Tracer => {
  const safe: Tracer = {
    startSpan: (name, options, context) => safeSpan(startSpan(tracer, { name, options, context })),
    startActiveSpan: <F extends (span: Span) => unknown>(name: string, ...rest: ActiveSpanArguments<F>) => {
      const work = rest.at(-1) as F
      const options = rest.length > 1 ? (rest[0] as SpanOptions) : undefined
      const parent = rest.length > 2 ? (rest[1] as Context) : contexts.active()
      const span = safe.startSpan(name, options, parent)
      return contexts.with(
        withSpan(parent, safe, span),
        work as (span: Span) => ReturnType<F>,
        undefined,
        span,
      )
    },
  }
  return safe
}

type ActiveSpanArguments<F> = [F] | [SpanOptions, F] | [SpanOptions, Context, F]

interface Start {
  readonly name: string
  readonly options: SpanOptions | undefined
  readonly context: Context | undefined
}

const startSpan = (tracer: Tracer, { name, options, context }: Start): Span => {
  try {
    return tracer.startSpan(name, options ?? {}, context)
  } catch {
    return trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
  }
}
