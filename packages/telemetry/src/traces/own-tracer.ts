import {
  context,
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanContext,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { OwnTracerProvider } from './own-tracer-provider.ts'
import { RecordedSpan, type SpanStart } from './recorded-span.ts'
import { decisionOf, isHeadSampler, readDecision, type Sampled } from './samplers.ts'
import { SpanAttributes } from './span-attributes.ts'
import { monotonicNow, monotonicOf } from './span-clock.ts'
import { newTraceId } from './span-ids.ts'
import { SpanScope } from './span-scope.ts'
import { isTracingSuppressed } from './suppressed-tracing.ts'
import { UnrecordedSpan } from './unrecorded-span.ts'

/** Makes spans, and decides before it makes one whether it is recorded. Never throws. */
export class OwnTracer implements Tracer {
  readonly provider: OwnTracerProvider
  readonly instrumentationScope: InstrumentationScope

  constructor(provider: OwnTracerProvider, scope: InstrumentationScope) {
    this.provider = provider
    this.instrumentationScope = scope
  }

  startSpan(name: string, options?: SpanOptions, around?: Context): Span {
    try {
      return this.#start(textOf(name), options ?? {}, around ?? context.active())
    } catch {
      // Somebody's own code threw: an option, a sampler or a context.
      return trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
    }
  }

  startActiveSpan<F extends (span: Span) => unknown>(
    name: string,
    ...rest: ActiveSpanArguments<F>
  ): ReturnType<F> {
    const work = rest.at(-1) as (span: Span) => ReturnType<F>
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : undefined
    const around = rest.length > 2 ? (rest[1] as Context) : context.active()
    const span = this.startSpan(name, options, around)
    return context.with(new SpanScope(span, around), work, undefined, span)
  }

  /** A recorded span from parts that are clean already. */
  record(start: SpanStart, around: Context): RecordedSpan {
    const span = new RecordedSpan(start)
    this.provider.started(span, around)
    return span
  }

  /** Asks the sampler, which may be anybody's: one that throws samples nothing. */
  decide({ traceId, parent, name, kind, attributes, links = [] }: Candidate): Sampled {
    const { sampler } = this.provider
    if (isHeadSampler(sampler)) return decisionOf(sampler.samples(traceId, parent))
    const around = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent)
    try {
      return readDecision(sampler.shouldSample(around, traceId, name, kind, attributes, links))
    } catch {
      return decisionOf(false)
    }
  }

  #start(name: string, options: SpanOptions, given: Context): Span {
    const around = options.root === true ? trace.deleteSpan(given) : given
    if (isTracingSuppressed(around)) return trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
    const parent = validParent(around)
    if (!this.provider.records) return new UnrecordedSpan({ tracer: this, parent, undecided: true })
    const kind = options.kind ?? SpanKind.INTERNAL
    const traceId = parent?.traceId ?? newTraceId()
    const { attributes = {}, links = [], startTime } = options
    const result = this.decide({ traceId, parent, name, kind, attributes, links })
    const traceState = result.traceState ?? parent?.traceState
    const identity = { tracer: this, parent, traceId, traceState }
    if (!result.recorded) return new UnrecordedSpan(identity)
    const startedAt = startTime === undefined ? monotonicNow() : monotonicOf(startTime)
    const start = {
      ...identity,
      name,
      kind,
      sampled: result.sampled,
      startedAt,
      attributes: new SpanAttributes(),
    }
    const span = new RecordedSpan(start)
    span.setAttributes(attributes)
    if (result.attributes !== undefined) span.setAttributes(result.attributes)
    if (links.length > 0) span.addLinks(links)
    this.provider.started(span, around)
    return span
  }
}

export interface Candidate {
  readonly traceId: string
  readonly parent: SpanContext | undefined
  readonly name: string
  readonly kind: SpanKind
  readonly attributes: Attributes
  readonly links?: Link[]
}

type ActiveSpanArguments<F> = [F] | [SpanOptions, F] | [SpanOptions, Context, F]

const validParent = (around: Context): SpanContext | undefined => {
  const parent = trace.getSpanContext(around)
  return parent !== undefined && isSpanContextValid(parent) ? parent : undefined
}

/** Somebody may give something else for a name. */
const textOf = (name: unknown): string => String(name).toWellFormed()
