import { valuesOf } from './checksum.ts'
import { digitsOf, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Digits in the card's own grouping (4-4-4-4, 4-6-5, 4-6-4) or in one run, not part of a longer chain. */
export const creditCard: PiiDetector = {
  type: 'credit_card',
  pattern:
    /(?<![\p{L}\p{N}][-.]?)(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?![\p{L}\p{N}]|[-.]\d)/gu,
  judge: ({ value }) => {
    const digits = digitsOf(value)
    if (!isIssued(digits) || !passesLuhn(digits)) return confidence.none
    return digits.length < value.length ? confidence.certain : confidence.strong
  },
}

/** Issuer prefixes and the lengths in use, after ISO/IEC 7812. */
const issuers: readonly (readonly [name: string, prefix: RegExp, lengths: readonly number[]])[] = [
  ['visa', /^4/, [13, 16, 19]],
  ['mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  ['american express', /^3[47]/, [15]],
  ['discover', /^(?:6011|64[4-9]|65)/, [16, 19]],
  ['diners club', /^(?:30[0-5]|3[689])/, [14, 16]],
  ['jcb', /^35(?:2[89]|[3-8])/, [16, 19]],
  ['unionpay', /^62/, [16, 17, 18, 19]],
  ['maestro', /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [13, 14, 15, 16, 17, 18, 19]],
]

const isIssued = (digits: string): boolean =>
  issuers.some(([, prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length))

/** From the right, every second digit counts double, and a double of two digits counts their sum. */
const passesLuhn = (digits: string): boolean =>
  valuesOf(digits)
    .toReversed()
    .reduce((sum, digit, i) => sum + (i % 2 === 0 || digit === 9 ? digit : (digit * 2) % 9), 0) %
    10 ===
  0
