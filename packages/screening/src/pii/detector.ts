import type { PiiMatch, PiiType } from './pii-type.ts'

/**
 * A shape, and the judge of what has that shape. The pattern is global, its quantifiers are bounded and
 * none is nested in a way that lets one text be read in two ways: that is what keeps the search linear.
 */
export type PiiDetector = {
  readonly type: PiiType
  readonly pattern: RegExp
  /** How sure it is that the candidate is of the type; 0 when it is not. */
  readonly judge: (candidate: Candidate) => number
}

export type Candidate = {
  readonly value: string
  /** Up to 64 characters on the left: room for a label. */
  readonly before: string
  /** Up to 16 characters on the right. */
  readonly after: string
}

export const detect = ({ type, pattern, judge }: PiiDetector, text: string): readonly PiiMatch[] => {
  const matches: PiiMatch[] = []
  for (const { 0: value, index: start } of text.matchAll(pattern)) {
    const end = start + value.length
    const before = text.slice(Math.max(0, start - 64), start)
    const confidence = judge({ value, before, after: text.slice(end, end + 16) })
    if (confidence > 0) matches.push({ type, start, end, confidence })
  }
  return matches
}

/** Recognises a label that ends right before the value: `dob: `, `"ssn": "`, `My passport number is `. */
export const labelled = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})${gap}{0,5}(?:(?:${fillers})${gap}{1,4}){0,4}$`, 'iu')

const gap = String.raw`['"’\s:=#.()*|-]`
const fillers = 'numbers?|num|no|nr|id|code|is|was|are|of|on|at|my|the|under'

export const digitsOf = (value: string): string => value.replaceAll(/\D/g, '')
