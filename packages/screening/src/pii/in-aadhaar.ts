import { valuesOf } from './checksum.ts'
import { digitsOf, labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

export const aadhaar: PiiDetector = {
  type: 'in_aadhaar',
  pattern: /(?<![\p{L}\p{N}.+-]|\d )(?:[2-9]\d{3}([ -])\d{4}\1\d{4}|[2-9]\d{11})(?![\p{L}\p{N}]|[ .-]\d)/gu,
  judge: ({ value, before }) => {
    if (!passesVerhoeff(digitsOf(value))) return confidence.none
    if (aadhaarLabel.test(before)) return confidence.certain
    return value.length > 12 ? confidence.likely : confidence.none
  },
}

const aadhaarLabel = labelled('aadhaar|aadhar|uidai|uid')

/** Verhoeff's scheme: products in the dihedral group of the pentagon, digits permuted by their position. */
const passesVerhoeff = (digits: string): boolean =>
  valuesOf(digits)
    .toReversed()
    .reduce((check, digit, i) => times(check, permute(digit, i % 8)), 0) === 0

/** 0-4 are the rotations of the pentagon, 5-9 its reflections. */
const times = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5
}

const permute = (digit: number, rounds: number): number =>
  rounds === 0 ? digit : permute(permutation[digit] ?? digit, rounds - 1)

const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
