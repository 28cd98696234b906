import { context, ROOT_CONTEXT, trace, TraceFlags, type SpanContext } from '@opentelemetry/api'

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
  const active = context.active()
  if (active === ROOT_CONTEXT) return undefined
  const span = trace.getSpanContext(active)
  return span !== undefined && (span.traceFlags & TraceFlags.SAMPLED) !== 0 ? span : undefined
}

/** No observation has an exemplar. */
export const noSpan: ActiveSpan = () => undefined

/**
 * An exemplar for each bucket of each series: its first observation since the last scrape that was made in a sampled
 * span. All further ones cost one comparison.
 */
export class Exemplars {
  readonly #buckets: number
  readonly #activeSpan: ActiveSpan
  /** The round in which each bucket got its exemplar, by slot and bucket. */
  #taken = new Uint8Array(0)
  /** Rounds are counted from 1 to 255, again and again: now and then a bucket keeps its exemplar for one round more. */
  #round = 1
  readonly #exemplars = new Map<number, Exemplar>()

  constructor(buckets: number, activeSpan: ActiveSpan) {
    this.#buckets = buckets
    this.#activeSpan = activeSpan
  }

  offer(slot: number, bucket: number, value: number): void {
    const at = slot * this.#buckets + bucket
    if (this.#taken[at] === this.#round) return
    const span = this.#activeSpan()
    if (span !== undefined) this.#take(at, span, value)
  }

  at(slot: number, bucket: number): Exemplar | undefined {
    return this.#exemplars.get(slot * this.#buckets + bucket)
  }

  /** The page has been read: each bucket takes the next exemplar that comes. */
  nextRound(): void {
    this.#round = (this.#round % 255) + 1
  }

  /** The series of a slot has ended. */
  forget(slot: number): void {
    for (let bucket = 0; bucket < this.#buckets; bucket++) {
      const at = slot * this.#buckets + bucket
      if (at >= this.#taken.length) return
      this.#taken[at] = 0
      this.#exemplars.delete(at)
    }
  }

  #take(at: number, { traceId, spanId }: SpanContext, value: number): void {
    if (at >= this.#taken.length) {
      const longer = new Uint8Array(Math.max(64, at * 2))
      longer.set(this.#taken)
      this.#taken = longer
    }
    this.#taken[at] = this.#round
    this.#exemplars.set(at, { traceId, spanId, value, milliseconds: Date.now() })
  }
}
