import {
  backslash,
  blank,
  closeBracket,
  comma,
  isDigit,
  letterF,
  letterT,
  minus,
  newline,
  openBracket,
  point,
  quote,
  zero,
} from './ascii.ts'

/**
 * Steps over JSON in its bytes. Each returns where to go on, or `refused`: for what is not so, and for what stands after
 * something that was refused already, so that steps follow each other without asking. Whoever calls them knows that a
 * newline comes, which every step stops at.
 */
export const refused = -1

/** Bytes to read, and to read four at a time. */
export interface Source {
  bytes: Buffer
  view: DataView
}

/** A word of four bytes and more, as numbers of four bytes each; the last one may overlap the one before it. */
export interface Word {
  readonly length: number
  readonly quads: Int32Array
}

export const word = (text: string): Word => {
  const bytes = Buffer.from(text)
  const quads = Array.from({ length: Math.ceil(bytes.length / 4) }, (_, n) =>
    bytes.readInt32LE(Math.min(4 * n, bytes.length - 4)),
  )
  return { length: bytes.length, quads: Int32Array.from(quads) }
}

/** Past exactly this word. Four bytes at a time: most of a line is words. */
export const past = ({ view }: Source, at: number, { length, quads }: Word): number => {
  if (at === refused) return refused
  const last = quads.length - 1
  for (let n = 0; n < last; n++) if (view.getInt32(at + 4 * n, true) !== quads[n]) return refused
  return view.getInt32(at + length - 4, true) === quads[last] ? at + length : refused
}

export const pastBlank = (bytes: Buffer, at: number): number =>
  at !== refused && bytes[at] === blank ? at + 1 : at

/** A text without escapes, with its quotes. */
export const pastText = (bytes: Buffer, at: number): number => {
  if (at === refused || bytes[at] !== quote) return refused
  for (let end = at + 1; ; end++) {
    const byte = bytes[end] ?? newline
    if (byte === quote) return end + 1
    if (byte < blank || byte === backslash) return refused
  }
}

/** A list of such texts. */
export const pastTexts = (bytes: Buffer, at: number): number => {
  if (at === refused || bytes[at] !== openBracket) return refused
  if (bytes[at + 1] === closeBracket) return at + 2
  let end = pastText(bytes, at + 1)
  while (end !== refused && bytes[end] === comma) end = pastText(bytes, pastBlank(bytes, end + 1))
  return end !== refused && bytes[end] === closeBracket ? end + 1 : refused
}

const pastDigits = (bytes: Buffer, at: number): number => {
  let end = at
  while (isDigit(bytes[end])) end++
  return end
}

export const [yes, no, nothing] = [word('true'), word('false'), word('null')]

export const isNumber = (bytes: Buffer, at: number): boolean => bytes[at] === minus || isDigit(bytes[at])

/** A text, a number, true, false or null. */
export const pastValue = (source: Source, at: number): number => {
  const { bytes } = source
  if (bytes[at] === quote) return pastText(bytes, at)
  if (isNumber(bytes, at)) return pastNumber(bytes, at)
  return past(source, at, bytes[at] === letterT ? yes : bytes[at] === letterF ? no : nothing)
}

/** A number of so few digits that a double holds it exactly as it is written. */
export const pastNumber = (bytes: Buffer, at: number): number => {
  if (at === refused) return refused
  const first = bytes[at] === minus ? at + 1 : at
  const whole = pastDigits(bytes, first)
  const end = bytes[whole] === point ? pastDigits(bytes, whole + 1) : whole
  if (whole === first || end === whole + 1 || end - first > mostDigits) return refused
  return bytes[first] === zero && !isPlainFraction(bytes, at, whole) ? refused : end
}

/** Fifteen of them and the point. Source: DBL_DIG of IEEE 754's binary64. */
const mostDigits = 16

/** No "00", no "-0", and nothing so near to zero that it is written with an exponent. */
const isPlainFraction = (bytes: Buffer, at: number, whole: number): boolean =>
  bytes[at] === zero && whole === at + 1 && !(bytes[at + 2] === zero && bytes[at + 3] === zero)

/** Where a number ends without the zeros that say nothing: "12.50" is 12.5, "12.0" is 12. */
export const endWithoutZeros = (bytes: Buffer, start: number, end: number): number => {
  if (bytes[end - 1] !== zero) return end
  let last = end
  while (last > start && bytes[last - 1] === zero) last--
  if (bytes[last - 1] === point) return last - 1
  for (let at = start; at < last; at++) if (bytes[at] === point) return last
  return end
}

/** The value of a number that `pastNumber` has passed; nothing is 0. */
export const numberOf = (bytes: Buffer, start: number, end: number): number => {
  let [value, scale] = [0, 0]
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (isDigit(byte)) value = value * 10 + byte - zero
    else if (byte === point) scale = end - at - 1
  }
  // Both are exact, so their quotient is the nearest double there is, as of `Number`.
  const size = scale === 0 ? value : value / 10 ** scale
  return bytes[start] === minus && start < end ? -size : size
}
