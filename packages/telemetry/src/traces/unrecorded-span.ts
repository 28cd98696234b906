import { TraceFlags, type Span, type SpanContext, type TraceState } from '@opentelemetry/api'
import type { OwnTracer } from './own-tracer.ts'
import { isHeadSampler } from './samplers.ts'
import { newSpanId, newTraceId } from './span-ids.ts'

/** What is known of a span that is not recorded. */
export interface Unrecorded {
  readonly tracer: OwnTracer
  readonly parent: SpanContext | undefined
  /** Without it the id of the parent's trace, or a new one. */
  readonly traceId?: string
  readonly traceState?: TraceState | undefined
  /** Where spans go nowhere, the sampler still speaks for the services that are called. */
  readonly undecided?: boolean
}

/**
 * A span that nobody will see. It has ids, for logs and for the services that are called; they are made when somebody asks
 * for them, and for most requests nobody does.
 */
export class UnrecordedSpan implements Span {
  readonly tracer: OwnTracer
  readonly #known: Unrecorded
  #context: SpanContext | undefined

  constructor(known: Unrecorded) {
    this.tracer = known.tracer
    this.#known = known
  }

  get traceId(): string {
    return this.spanContext().traceId
  }

  get spanId(): string {
    return this.spanContext().spanId
  }

  spanContext(): SpanContext {
    return (this.#context ??= contextOf(this.#known))
  }

  isRecording(): boolean {
    return false
  }

  setAttribute(): this {
    return this
  }

  setAttributes(): this {
    return this
  }

  addEvent(): this {
    return this
  }

  addLink(): this {
    return this
  }

  addLinks(): this {
    return this
  }

  setStatus(): this {
    return this
  }

  updateName(): this {
    return this
  }

  end(): void {}

  recordException(): void {}
}

const contextOf = ({ tracer, parent, undecided, ...known }: Unrecorded): SpanContext => {
  const traceId = known.traceId ?? parent?.traceId ?? newTraceId()
  const traceState = known.traceState ?? parent?.traceState
  const { sampler } = tracer.provider
  const sampled = undecided === true && isHeadSampler(sampler) && sampler.samples(traceId, parent)
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE
  const ids = { traceId, spanId: newSpanId(), traceFlags }
  return traceState === undefined ? ids : { ...ids, traceState }
}
