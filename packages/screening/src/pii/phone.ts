import { digitsOf, labelled, type PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** E.164 allows 15 digits; the shortest numbers with a country code in use have 8. */
export const internationalPhone: PiiDetector = {
  type: 'phone',
  pattern: /(?<![\p{L}\p{N}.+-])\+[1-9](?:[ .-]?\(?\d\)?){7,14}(?![\p{L}\p{N}])/gu,
  judge: ({ value }) => (value.startsWith('+1') ? judgeNorthAmerican(value) : confidence.strong),
}

export const northAmericanPhone: PiiDetector = {
  type: 'phone',
  pattern:
    /(?<![\p{L}\p{N}.+-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?\d{3}[ .-]|[2-9]\d{2}([ .-])\d{3}\1)\d{4}(?![\p{L}\p{N}-]|\.\d)/gu,
  judge: ({ value }) => judgeNorthAmerican(value),
}

/** Exchanges such as 123 are not assigned in the North American plan, yet people write them. */
const judgeNorthAmerican = (value: string): number => {
  const digits = digitsOf(value).replace(/^1(?=\d{10}$)/, '')
  if (!/^[2-9]\d{9}$/.test(digits)) return confidence.none
  return /^[2-9](?!11)\d{2}[2-9](?!11)/.test(digits) ? confidence.strong : confidence.likely
}

/** Other national forms look like any number, so they need a word that says what they are. */
export const labelledPhone: PiiDetector = {
  type: 'phone',
  pattern: /(?<![\p{L}\p{N}.+-])\(?\d(?:[ .()/-]{0,3}\d){6,14}(?![\p{L}\p{N}-]|\.\d)/gu,
  judge: ({ value, before }) =>
    phoneLabel.test(before) && !/^\d{4}-\d\d-\d\d/.test(value) ? confidence.strong : confidence.none,
}

const phoneLabel = labelled(
  String.raw`(?:tele|cell)?phone|tel|mobile|cell|fax|whatsapp|handy|(?:call|text|ring|reach|phone)\s(?:me|us|him|her|them)`,
)
