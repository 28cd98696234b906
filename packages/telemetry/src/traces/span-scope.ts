import { createContextKey, ROOT_CONTEXT, type Context, type Span } from '@opentelemetry/api'

/** The name under which OpenTelemetry's API keeps the active span. Keys of one name are the same key. */
export const spanKey = createContextKey('OpenTelemetry Context Key SPAN')

/** The context in which a span is the active one: what OpenTelemetry's `trace.setSpan` gives, without a map to copy. */
export class SpanScope implements Context {
  readonly span: Span
  readonly #around: Context

  constructor(span: Span, around: Context = ROOT_CONTEXT) {
    this.span = span
    this.#around = around
  }

  getValue(key: symbol): unknown {
    return key === spanKey ? this.span : this.#around.getValue(key)
  }

  setValue(key: symbol, value: unknown): Context {
    return this.#around.setValue(spanKey, this.span).setValue(key, value)
  }

  deleteValue(key: symbol): Context {
    return key === spanKey
      ? this.#around.deleteValue(key)
      : new SpanScope(this.span, this.#around.deleteValue(key))
  }
}
