import { valuesOf, weighted } from './checksum.ts'
import { digitsOf, labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Passport numbers have no common form, so only a labelled one is believed. */
export const passportNumber: PiiDetector = {
  type: 'passport',
  pattern: /(?<![\p{L}\p{N}-])[A-Z\d]{7,9}(?![\p{L}\p{N}-])/gu,
  judge: ({ value, before }) =>
    digitsOf(value).length >= 4 && passportLabel.test(before) ? confidence.strong : confidence.none,
}

const passportLabel = labelled('passports?|pasaporte|passeport|reisepass')

/** Second line of the machine readable zone, ICAO 9303 part 4: number, birth and expiry carry check digits. */
export const machineReadableZone: PiiDetector = {
  type: 'passport',
  pattern: /(?<![A-Z\d<])[A-Z\d<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z\d<]{14}[\d<]\d(?![A-Z\d<])/g,
  judge: ({ value }) =>
    fields.every((field) => isChecked(value, field)) ? confidence.certain : confidence.none,
}

/** Start of the field and the place of its check digit. */
const fields = [
  [0, 9],
  [13, 19],
  [21, 27],
] as const

const isChecked = (line: string, [start, check]: readonly [number, number]): boolean =>
  weighted(valuesOf(line.slice(start, check)), [7, 3, 1]) % 10 === Number(line[check])
