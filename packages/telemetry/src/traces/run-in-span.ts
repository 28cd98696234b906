import { context, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api'
import { serializeError } from '../logs/error-serializer.ts'
import type { SpanChoices } from '../telemetry.ts'
import { SpanScope } from './span-scope.ts'
import { contextFromTraceparent } from './traceparent.ts'

export const runInSpan = async <T>(
  tracer: Tracer,
  { name, parent, ...options }: SpanChoices & { readonly name: string },
  work: (span: Span) => Promise<T> | T,
): Promise<T> => {
  const around = parent === undefined ? context.active() : contextFromTraceparent(parent)
  const span = tracer.startSpan(name, options, around)
  try {
    return await context.with(new SpanScope(span, around), async () => await work(span))
  } catch (error) {
    recordError(span, error)
    throw error
  } finally {
    span.end()
  }
}

/** Marks a span as failed by whatever was thrown. */
export const recordError = (span: Span, error: unknown): void => {
  const { type, message, code = '', stack = '' } = serializeError(error)
  span.recordException({ name: type, message, code, stack })
  span.setStatus({ code: SpanStatusCode.ERROR, message })
}
