import type { Context, TracerOptions, TracerProvider } from '@opentelemetry/api'
import type { Resource } from '@opentelemetry/resources'
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace'
import { OwnTracer } from './own-tracer.ts'
import type { RecordedSpan } from './recorded-span.ts'
import type { SpanLimits } from './span-limits.ts'
import type { SpanQueue } from './span-queue.ts'

export interface Recording {
  readonly resource: Resource
  readonly sampler: Sampler
  readonly limits: SpanLimits
  /** Whether strangers call: what they say of sampling then decides nothing. */
  readonly edge: boolean
  /** Whether a caller's `traceparent` is followed and ours sent on. */
  readonly propagates: boolean
  /** Where finished spans wait to be sent, when there is a receiver. */
  readonly queue: Pick<SpanQueue, 'add'> | undefined
}

/** OpenTelemetry's door to the spans of a service, for instrumentation and processors of others. */
export class OwnTracerProvider implements TracerProvider {
  readonly resource: Resource
  readonly sampler: Sampler
  readonly limits: SpanLimits
  readonly edge: boolean
  readonly propagates: boolean
  readonly #tracers = new Map<string, OwnTracer>()
  readonly #queue: Pick<SpanQueue, 'add'> | undefined
  #processors: readonly SpanProcessor[] = []

  constructor({ resource, sampler, limits, edge, propagates, queue }: Recording) {
    this.resource = resource
    this.sampler = sampler
    this.limits = limits
    this.edge = edge
    this.propagates = propagates
    this.#queue = queue
  }

  getTracer(name: string, version?: string, { schemaUrl }: TracerOptions = {}): OwnTracer {
    const key = JSON.stringify([name, version, schemaUrl])
    const known = this.#tracers.get(key)
    if (known !== undefined) return known
    const scope = {
      name,
      ...(version !== undefined && { version }),
      ...(schemaUrl !== undefined && { schemaUrl }),
    }
    const tracer = new OwnTracer(this, scope)
    this.#tracers.set(key, tracer)
    return tracer
  }

  /** From now on the processor is told of each span that is recorded. What it throws harms nobody. */
  addSpanProcessor(processor: SpanProcessor): void {
    this.#processors = [...this.#processors, processor]
  }

  /** Whether there is anybody to record spans for. */
  get records(): boolean {
    return this.#queue !== undefined || this.#processors.length > 0
  }

  async forceFlush(): Promise<void> {
    await Promise.allSettled(this.#processors.map(async (processor) => processor.forceFlush()))
  }

  /** Ends the processors; spans that end later are theirs to count. */
  async shutdown(): Promise<void> {
    await Promise.allSettled(this.#processors.map(async (processor) => processor.shutdown()))
  }

  /** Told by tracers and spans. */
  started(span: RecordedSpan, around: Context): void {
    for (const processor of this.#processors) attempt(() => processor.onStart(span, around))
  }

  ending(span: RecordedSpan): void {
    for (const processor of this.#processors) attempt(() => processor.onEnding?.(span))
  }

  ended(span: RecordedSpan): void {
    if (span.sampled) this.#queue?.add(span)
    for (const processor of this.#processors) attempt(() => processor.onEnd(span))
  }
}

const attempt = (work: () => void): void => {
  try {
    work()
  } catch {
    // A processor that fails has lost the span for itself only.
  }
}
