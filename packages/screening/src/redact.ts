import { byStart, length, type Span } from './span.ts'

type Labelled = Span & { readonly type: string }

/**
 * Replaces every span by its type in capitals, `[EMAIL]`. Overlapping spans become one,
 * under the name of the longest. Spans are clamped to the text, and empty ones are ignored.
 */
export const redact = (text: string, matches: readonly Labelled[]): string => {
  const spans = merge(matches.map((match) => clamp(match, text.length)).filter((span) => length(span) > 0))
  const ends = [0, ...spans.map(({ end }) => end)]
  const kept = spans.map(({ start, type }, i) => `${text.slice(ends[i], start)}[${type.toUpperCase()}]`)
  return kept.join('') + text.slice(ends.at(-1))
}

type Merged = Labelled & { readonly longest: number }

const merge = (spans: readonly Labelled[]): readonly Merged[] => {
  const merged: Merged[] = []
  for (const span of spans.toSorted(byStart)) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) merged.push({ ...span, longest: length(span) })
    else merged[merged.length - 1] = join(last, span)
  }
  return merged
}

const join = (left: Merged, right: Labelled): Merged => ({
  start: left.start,
  end: Math.max(left.end, right.end),
  type: length(right) > left.longest ? right.type : left.type,
  longest: Math.max(left.longest, length(right)),
})

const clamp = ({ type, start, end }: Labelled, limit: number): Labelled => ({
  type,
  start: Math.max(0, start),
  end: Math.min(limit, end),
})
