/** A half-open range of UTF-16 code units, as `String.prototype.slice` takes it. */
export type Span = { readonly start: number; readonly end: number }

export const length = (span: Span): number => span.end - span.start

export const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end

/**
 * Where spans overlap, keeps the one that `order` puts first; returns what is left, sorted by start.
 * Each span marks its own cells once, so a hostile pile of overlaps costs no more than their total length.
 */
export const disjoint = <S extends Span>(
  spans: readonly S[],
  order: (a: S, b: S) => number,
): readonly S[] => {
  if (spans.length < 2) return spans
  const taken = new Uint8Array(spans.reduce((furthest, span) => Math.max(furthest, span.end), 0))
  const kept = spans.toSorted(order).filter(({ start, end }) => {
    const free = !taken.subarray(start, end).includes(1)
    if (free) taken.fill(1, start, end)
    return free
  })
  return kept.toSorted(byStart)
}
