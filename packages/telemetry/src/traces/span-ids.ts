import { randomFillSync } from 'node:crypto'

/** 16 hexadecimal digits, never all zero. */
export const newSpanId = (): string => {
  const start = next(8)
  return digits.slice(2 * start, 2 * used)
}

/** 32 hexadecimal digits, never all zero. */
export const newTraceId = (): string => {
  const start = next(16)
  latestFold = foldOf((word) => bytes.readUInt32BE(start + 4 * word))
  return (latest = digits.slice(2 * start, 2 * used))
}

/** The four words of a trace id on top of each other, by which OpenTelemetry's sampler by ratio decides. */
export const foldedTraceId = (traceId: string): number =>
  // Reading back the digits of an id that was just made would cost more than all else about it.
  traceId === latest
    ? latestFold
    : foldOf((word) => Number.parseInt(traceId.slice(8 * word, 8 * word + 8), 16))

/** One call for random bytes costs more than a hundred ids cut from them. */
const bytes = Buffer.allocUnsafe(4096)
let digits = ''
let used = bytes.length
let latest = ''
let latestFold = 0

/** Where the next bytes begin. */
const next = (length: number): number => {
  if (used + length > bytes.length) {
    digits = randomFillSync(bytes).toString('hex')
    used = 0
  }
  const start = used
  used += length
  return bytes.readUInt32BE(start) === 0 ? next(length) : start
}

const foldOf = (wordAt: (word: number) => number): number =>
  (wordAt(0) ^ wordAt(1) ^ wordAt(2) ^ wordAt(3)) >>> 0
