import type { Link, SpanContext } from '@opentelemetry/api'
import { SpanAttributes } from './span-attributes.ts'
import type { SpanLimits } from './span-limits.ts'

export interface KeptEvent {
  readonly name: string
  /** By the monotonic clock. */
  readonly at: number
  readonly attributes: SpanAttributes
}

export interface KeptLink {
  readonly context: SpanContext
  readonly attributes: SpanAttributes
}

/** The events or the links of a span: the latest ones, as many as the limit allows. */
export class LatestOf<T> {
  readonly kept: T[] = []
  dropped = 0

  add(detail: T, limit: number): void {
    this.kept.push(detail)
    if (this.kept.length <= limit) return
    this.kept.shift()
    this.dropped++
  }
}

/** May throw when the attributes' own code does. */
export const cleanAttributes = (
  attributes: unknown,
  limits: SpanLimits,
  countLimit: number,
): SpanAttributes => {
  const clean = new SpanAttributes()
  clean.setAll(attributes, { ...limits, attributeCountLimit: countLimit })
  return clean
}

/** Undefined for what is no link. */
export const cleanLink = (
  link: Partial<Link> | null | undefined,
  limits: SpanLimits,
): KeptLink | undefined => {
  const { traceId, spanId } = link?.context ?? {}
  if (link?.context === undefined || typeof traceId !== 'string' || typeof spanId !== 'string')
    return undefined
  return {
    context: link.context,
    attributes: cleanAttributes(link.attributes, limits, limits.attributePerLinkCountLimit),
  }
}
