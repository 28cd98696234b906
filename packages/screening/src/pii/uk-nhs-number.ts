import { valuesOf, weighted } from './checksum.ts'
import { digitsOf, labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Shares its 3-3-4 grouping with telephone numbers, so a label is required beside the check digit. */
export const nhsNumber: PiiDetector = {
  type: 'uk_nhs_number',
  pattern: /(?<![\p{L}\p{N}.+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{L}\p{N}-]|\.\d)/gu,
  judge: ({ value, before }) =>
    nhsLabel.test(before) && passesMod11(digitsOf(value)) ? confidence.certain : confidence.none,
}

const nhsLabel = labelled(String.raw`nhs|national\shealth\sservice`)

/** Weights 10 down to 2; a remainder that would need the check digit 10 is never issued. */
const passesMod11 = (digits: string): boolean =>
  (11 - (weighted(valuesOf(digits.slice(0, 9)), weights) % 11)) % 11 === Number(digits.at(-1))

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]
