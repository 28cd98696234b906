import type { PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

export const mac: PiiDetector = {
  type: 'mac_address',
  pattern:
    /(?<![\p{L}\p{N}.-]|\b[\dA-F]{2}[:-])[\dA-F]{2}([:-])[\dA-F]{2}(?:\1[\dA-F]{2}){4}(?![\p{L}\p{N}]|[:-]\w)/giu,
  judge: ({ value }) => {
    if (isReserved(value)) return confidence.none
    return /[A-F]/i.test(value) ? confidence.strong : confidence.possible
  },
}

/** The form `0011.22aa.bbcc`; without a letter it would be three decimal numbers. */
export const dottedMac: PiiDetector = {
  type: 'mac_address',
  pattern: /(?<![\p{L}\p{N}:.-])[\dA-F]{4}\.[\dA-F]{4}\.[\dA-F]{4}(?![\p{L}\p{N}]|[.:-]\w)/giu,
  judge: ({ value }) =>
    /[A-F]/i.test(value) && /\d/.test(value) && !isReserved(value) ? confidence.likely : confidence.none,
}

/** All zeros and broadcast belong to no card. */
const isReserved = (value: string): boolean => /^[0:.-]+$|^[f:.-]+$/i.test(value)
