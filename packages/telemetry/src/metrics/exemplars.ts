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
  /** How many observations of each bucket were in no such span in this round, up to `patience`; by slot and bucket. */
  #asked = new Uint8Array(0)
  readonly #exemplars = new Map<number, Exemplar>()

  constructor(buckets: number, activeSpan: ActiveSpan) {
    this.#buckets = buckets
    this.#activeSpan = activeSpan
  }

  /** Gives how many further observations of the bucket need not be offered in this round. */
  offer(slot: number, bucket: number, value: number): number {
    const at = slot * this.#buckets + bucket
    if (this.#take(at, value)) return Infinity
    if (at >= this.#asked.length) this.#grow(at)
    const asked = (this.#asked[at] as number) + 1
    if (asked > patience) return 7
    this.#asked[at] = asked
    return 0
  }

  at(slot: number, bucket: number): Exemplar | undefined {
    return this.#exemplars.get(slot * this.#buckets + bucket)
  }

  nextRound(): void {
    this.#asked.fill(0)
  }

  /** The series of a slot has ended. */
  forget(slot: number): void {
    const first = slot * this.#buckets
    this.#asked.fill(0, first, first + this.#buckets)
    for (let bucket = 0; bucket < this.#buckets; bucket++) this.#exemplars.delete(first + bucket)
  }

  #take(at: number, value: number): boolean {
    const span = this.#activeSpan()
    if (span === undefined) return false
    const { traceId, spanId } = span
    this.#exemplars.set(at, { traceId, spanId, value, milliseconds: Date.now() })
    return true
  }

  #grow(at: number): void {
    const longer = new Uint8Array(Math.max(this.#buckets, Math.ceil((at + 1) * 1.5)))
    longer.set(this.#asked)
    this.#asked = longer
  }
}

/** Every observation of a bucket is asked for its span until so many were in none. */
const patience = 64
