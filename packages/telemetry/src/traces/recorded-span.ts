import {
  SpanStatusCode,
  TraceFlags,
  type Attributes,
  type AttributeValue,
  type HrTime,
  type Link,
  type Span,
  type SpanContext,
  type SpanKind,
  type SpanStatus,
  type TimeInput,
  type TraceState,
} from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { Resource } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { serializeError } from '../logs/error-serializer.ts'
import type { OwnTracer } from './own-tracer.ts'
import type { SpanAttributes } from './span-attributes.ts'
import { hrTimeOf, monotonicNow, monotonicOf } from './span-clock.ts'
import { cleanAttributes, cleanLink, LatestOf, type KeptEvent, type KeptLink } from './span-details.ts'
import { newSpanId } from './span-ids.ts'

export interface SpanStart {
  readonly tracer: OwnTracer
  readonly traceId: string
  readonly traceState: TraceState | undefined
  readonly name: string
  readonly kind: SpanKind
  /** A span that is recorded and not sampled is for processors, and is not sent. */
  readonly sampled: boolean
  readonly parent: SpanContext | undefined
  /** By the monotonic clock. */
  readonly startedAt: number
  readonly attributes: SpanAttributes
}

/**
 * A span that is recorded. It keeps what came in as it came, and makes the objects that OpenTelemetry describes only when
 * somebody reads them. No call on it throws: what cannot be told is left out.
 */
export class RecordedSpan implements Span, ReadableSpan {
  readonly tracer: OwnTracer
  readonly traceId: string
  readonly spanId: string
  readonly traceState: TraceState | undefined
  readonly sampled: boolean
  readonly kind: SpanKind
  readonly parent: SpanContext | undefined
  readonly startedAt: number
  readonly kept: SpanAttributes
  name: string
  /** Set when the span ends. */
  endedAt: number | undefined
  status: SpanStatus = unset
  keptEvents: LatestOf<KeptEvent> | undefined
  keptLinks: LatestOf<KeptLink> | undefined
  #context: SpanContext | undefined

  constructor(start: SpanStart) {
    this.tracer = start.tracer
    this.traceId = start.traceId
    this.spanId = newSpanId()
    this.traceState = start.traceState
    this.sampled = start.sampled
    this.kind = start.kind
    this.parent = start.parent
    this.startedAt = start.startedAt
    this.kept = start.attributes
    this.name = start.name
  }

  spanContext(): SpanContext {
    return (this.#context ??= contextOf(this))
  }

  isRecording(): boolean {
    return this.endedAt === undefined
  }

  setAttribute(key: string, value: AttributeValue): this {
    if (this.endedAt !== undefined) return this
    try {
      this.kept.set(key, value, this.tracer.provider.limits)
    } catch {
      // A value whose own code throws is no attribute.
    }
    return this
  }

  setAttributes(attributes: Attributes): this {
    return this.#change(() => this.kept.setAll(attributes, this.tracer.provider.limits))
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    return this.#change(() => {
      const { limits } = this.tracer.provider
      const isTime = !isPlain(attributesOrTime)
      const at = monotonicOf(time ?? (isTime ? attributesOrTime : undefined))
      const given = isTime ? undefined : attributesOrTime
      const attributes = cleanAttributes(given, limits, limits.attributePerEventCountLimit)
      this.keptEvents ??= new LatestOf()
      this.keptEvents.add({ name: textOf(name), at, attributes }, limits.eventCountLimit)
    })
  }

  addLink(link: Link): this {
    return this.addLinks([link])
  }

  addLinks(links: readonly Link[]): this {
    return this.#change(() => {
      const { limits } = this.tracer.provider
      for (const link of links) {
        const clean = cleanLink(link, limits)
        if (clean === undefined) continue
        this.keptLinks ??= new LatestOf()
        this.keptLinks.add(clean, limits.linkCountLimit)
      }
    })
  }

  /** As specified, a status of OK is final, and only an error has a message. */
  setStatus(status: SpanStatus): this {
    return this.#change(() => {
      const { code, message } = status
      if (this.status.code === SpanStatusCode.OK) return
      if (code === SpanStatusCode.OK) this.status = { code }
      else if (code === SpanStatusCode.ERROR)
        this.status = typeof message === 'string' ? { code, message: message.toWellFormed() } : { code }
    })
  }

  updateName(name: string): this {
    return this.#change(() => {
      this.name = textOf(name)
    })
  }

  recordException(exception: unknown, time?: TimeInput): void {
    const { type, message, code, stack } = serializeError(exception)
    this.addEvent(
      'exception',
      {
        'exception.type': code ?? type,
        'exception.message': message,
        ...(stack !== undefined && { 'exception.stacktrace': stack }),
      },
      time,
    )
  }

  end(time?: TimeInput): void {
    this.endAt(time === undefined ? monotonicNow() : monotonicOf(time))
  }

  /** The same by the monotonic clock, for whoever has read it anyway. */
  endAt(monotonic: number): void {
    if (this.endedAt !== undefined) return
    this.tracer.provider.ending(this)
    this.endedAt = monotonic > this.startedAt ? monotonic : this.startedAt
    this.tracer.provider.ended(this)
  }

  get attributes(): Attributes {
    return this.kept.toObject()
  }

  get droppedAttributesCount(): number {
    return this.kept.dropped
  }

  get events() {
    return (this.keptEvents?.kept ?? []).map(({ name, at, attributes }) => ({
      name,
      time: hrTimeOf(at),
      attributes: attributes.toObject(),
      droppedAttributesCount: attributes.dropped,
    }))
  }

  get droppedEventsCount(): number {
    return this.keptEvents?.dropped ?? 0
  }

  get links(): Link[] {
    return (this.keptLinks?.kept ?? []).map(({ context, attributes }) => ({
      context,
      attributes: attributes.toObject(),
      droppedAttributesCount: attributes.dropped,
    }))
  }

  get droppedLinksCount(): number {
    return this.keptLinks?.dropped ?? 0
  }

  get ended(): boolean {
    return this.endedAt !== undefined
  }

  get startTime(): HrTime {
    return hrTimeOf(this.startedAt)
  }

  get endTime(): HrTime {
    return this.endedAt === undefined ? [0, 0] : hrTimeOf(this.endedAt)
  }

  get duration(): HrTime {
    if (this.endedAt === undefined) return [-1, -1]
    const ms = this.endedAt - this.startedAt
    const seconds = Math.floor(ms / 1e3)
    return [seconds, Math.round((ms - seconds * 1e3) * 1e6)]
  }

  get parentSpanContext(): SpanContext {
    return this.parent as SpanContext
  }

  get resource(): Resource {
    return this.tracer.provider.resource
  }

  get instrumentationScope(): InstrumentationScope {
    return this.tracer.instrumentationScope
  }

  #change(change: () => void): this {
    if (this.endedAt !== undefined) return this
    try {
      change()
    } catch {
      // What could not be told is left out of the span.
    }
    return this
  }
}

const contextOf = ({ traceId, spanId, traceState, sampled }: RecordedSpan): SpanContext => {
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE
  return traceState === undefined
    ? { traceId, spanId, traceFlags }
    : { traceId, spanId, traceFlags, traceState }
}

const unset: SpanStatus = { code: SpanStatusCode.UNSET }

const isPlain = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const textOf = (name: unknown): string => String(name).toWellFormed()
