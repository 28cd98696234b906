import type { Duration } from '../../units/duration.ts'

/** The value of a number as PromQL 3 writes it: `1_000`, `0x1f`, `.5e3`, `+Inf`, `nan`, and durations in seconds. */
export const numberValue = (text: string): number => {
  const plain = text.replace(/[\s_]/g, '').toLowerCase()
  const negative = plain.startsWith('-')
  const value = unsigned(plain.replace(/^[-+]/, ''))
  return negative ? -value : value
}

const unsigned = (text: string): number => {
  if (text === 'inf') return Infinity
  if (text === 'nan') return NaN
  if (/^0x[\da-f]+$/.test(text)) return Number(text)
  return /[smhdwy]$/.test(text) ? durationSeconds(text) : Number(text)
}

/** Milliseconds. Source: prometheus.io/docs, "Float literals and time durations". */
const units = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const

const durationSeconds = (text: string): number => {
  let milliseconds = 0
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
    milliseconds += Number(amount) * (units.find(([name]) => name === unit)?.[1] ?? 0)
  return milliseconds / 1_000
}

/** A length of time in the fewest words: 5400 is `1h30m`. Undefined where whole milliseconds cannot say it. */
export const durationText = (seconds: number): Duration | undefined => {
  let rest = Math.round(seconds * 1_000)
  if (!(rest > 0) || rest > Number.MAX_SAFE_INTEGER) return undefined
  let text = ''
  for (const [unit, length] of units.slice(2)) {
    const amount = Math.floor(rest / length)
    if (amount > 0) text += `${amount}${unit}`
    rest -= amount * length
  }
  return text as Duration
}

/** The value of a string in Go's syntax: "…" and '…' with escapes, `…` as it stands. Undefined where Go refuses it. */
export const stringValue = (text: string): string | undefined => {
  const quote = text.charAt(0)
  const body = text.slice(1, -1)
  if (text.length < 2 || !text.endsWith(quote)) return undefined
  if (quote === '`') return body.replaceAll('\r', '')
  if (body.includes('\n')) return undefined
  return body.includes('\\') ? unescaped(body, quote) : body
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}
const escape = /\\(?:x([\da-fA-F]{2})|([0-7]{3})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))|[^\\]+|\\/g

const unescaped = (body: string, quote: string): string | undefined => {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (const [piece, hex, octal, short, long, letter] of body.matchAll(escape)) {
    const byte = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : undefined
    const point = short ?? long
    const said = point ? codePoint(point) : letter ? letterValue(letter, quote) : piece
    if (piece === '\\' || said === undefined || (byte ?? 0) > 255) return undefined
    bytes.push(...(byte === undefined ? encoder.encode(said) : [byte]))
  }
  return decoded(new Uint8Array(bytes))
}

const letterValue = (letter: string, quote: string): string | undefined =>
  letter === quote ? quote : escapes[letter]

const codePoint = (hex: string): string | undefined => {
  const point = Number.parseInt(hex, 16)
  return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? undefined : String.fromCodePoint(point)
}

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
