import { ROOT_CONTEXT, trace, TraceFlags, type SpanContext } from '@opentelemetry/api'
import { activeContext } from '../traces/context-manager.ts'

/** One observation, and the trace in which it was made. */
export interface Exemplar {
  readonly traceId: string
  readonly spanId: string
  readonly value: number
  /** Since the epoch. */
  readonly milliseconds: number
}

/** The span that an observation is made in, when its trace is kept. */
export type ActiveSpan = () => SpanContext | undefined

export const activeSampledSpan: ActiveSpan = () => {
  const span = activeSpan()
  return span !== undefined && (span.traceFlags & TraceFlags.SAMPLED) !== 0 ? span : undefined
}

const activeSpan: ActiveSpan = () => {
  const active = activeContext()
  return active === ROOT_CONTEXT ? undefined : trace.getSpanContext(active)
}

/** No observation has an exemplar. */
export const noSpan: ActiveSpan = () => undefined

/** By the values of `OTEL_METRICS_EXEMPLAR_FILTER`. */
export const activeSpanBy = { trace_based: activeSampledSpan, always_on: activeSpan, always_off: noSpan }

/**
 * An exemplar for each bucket of each series: its first observation since the last scrape that was made in a sampled
 * span. Once a bucket has it, further observations cost one comparison. Where many came without, only every eighth is asked
 * for its span, which costs more than to count it; in a bucket that few fall into, none is missed.
 */
export class Exemplars {
  readonly #buckets: number
  readonly #activeSpan: ActiveSpan
  /** How many observations each bucket has had in this round, or `taken`; by slot and bucket. */
  #seen = new Uint8Array(0)
  readonly #exemplars = new Map<number, Exemplar>()

  constructor(buckets: number, activeSpan: ActiveSpan) {
    this.#buckets = buckets
    this.#activeSpan = activeSpan
  }

  offer(slot: number, bucket: number, value: number): void {
    const at = slot * this.#buckets + bucket
    if (at >= this.#seen.length) this.#grow(at)
    const seen = this.#seen[at] as number
    if (seen === taken) return
    this.#seen[at] = seen === taken - 1 ? patience : seen + 1
    if (seen < patience || seen % 8 === 0) this.#ask(at, value)
  }

  at(slot: number, bucket: number): Exemplar | undefined {
    return this.#exemplars.get(slot * this.#buckets + bucket)
  }

  /** The page has been read: each bucket takes the next exemplar that comes. */
  nextRound(): void {
    this.#seen.fill(0)
  }

  /** The series of a slot has ended. */
  forget(slot: number): void {
    const first = slot * this.#buckets
    this.#seen.fill(0, first, first + this.#buckets)
    for (let bucket = 0; bucket < this.#buckets; bucket++) this.#exemplars.delete(first + bucket)
  }

  #ask(at: number, value: number): void {
    const span = this.#activeSpan()
    if (span === undefined) return
    const { traceId, spanId } = span
    this.#seen[at] = taken
    this.#exemplars.set(at, { traceId, spanId, value, milliseconds: Date.now() })
  }

  #grow(at: number): void {
    const longer = new Uint8Array(Math.max(this.#buckets, Math.ceil((at + 1) * 1.5)))
    longer.set(this.#seen)
    this.#seen = longer
  }
}

/** Every observation of a bucket is asked for its span until so many were in none. */
const patience = 64
const taken = 255
