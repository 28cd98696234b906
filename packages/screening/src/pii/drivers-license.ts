import { digitsOf, labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Every issuer has its own form, so only a labelled one is believed. */
export const labelledLicense: PiiDetector = {
  type: 'drivers_license',
  pattern: /(?<![\p{L}\p{N}-])[A-Z\d](?:-?[A-Z\d]){5,17}(?![\p{L}\p{N}-])/giu,
  judge: ({ value, before }) =>
    digitsOf(value).length >= 4 && licenseLabel.test(before) ? confidence.strong : confidence.none,
}

const licenseLabel = labelled(String.raw`driver['’]?s?['’]?\slicen[cs]e|driving\slicen[cs]e|dln?`)

/** DVLA: five letters of the surname, birth date (5 is added to the month's tens for women), initials, check. */
export const ukLicense: PiiDetector = {
  type: 'drivers_license',
  pattern:
    /(?<![\p{L}\p{N}])(?=[A-Z]{1,5}9{0,4}\d)[A-Z9]{5}\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z\d][A-Z]{2}(?![\p{L}\p{N}])/gu,
  judge: () => confidence.strong,
}
