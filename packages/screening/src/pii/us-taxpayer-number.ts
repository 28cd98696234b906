import { digitsOf, labelled, type Candidate, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

const pattern = /(?<![\p{L}\p{N}.+-])(?:\d{3}([ -])\d{2}\1\d{4}|\d{9})(?![\p{L}\p{N}-]|\.\d)/gu

export const ssn: PiiDetector = {
  type: 'us_ssn',
  pattern,
  judge: (candidate) => judge(candidate, isSsn(digitsOf(candidate.value)), ssnLabel),
}

export const itin: PiiDetector = {
  type: 'us_itin',
  pattern,
  judge: (candidate) => judge(candidate, isItin(digitsOf(candidate.value)), itinLabel),
}

/** Nine digits in a row could be anything; with dashes or spaces the form speaks for itself. */
const judge = ({ value, before }: Candidate, issued: boolean, label: RegExp): number => {
  if (!issued) return confidence.none
  if (label.test(before)) return confidence.certain
  if (value.includes('-')) return confidence.strong
  return value.includes(' ') ? confidence.possible : confidence.none
}

const ssnLabel = labelled(String.raw`ssns?|social\ssecurity`)
const itinLabel = labelled(String.raw`itin|tin|(?:individual\s)?taxpayer(?:\sidentification)?`)

/** Never issued: area 000, 666 and 900-999, group 00, serial 0000, and two numbers printed in advertisements. */
const isSsn = (digits: string): boolean =>
  !/^(?:000|666|9)|^.{3}00|0000$/.test(digits) && digits !== '078051120' && digits !== '219099999'

/** IRS: begins with 9, and the group is 50-65, 70-88, 90-92 or 94-99. */
const isItin = (digits: string): boolean => /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(digits)
