import { valuesOf } from './checksum.ts'
import type { PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Length by country, from the SWIFT IBAN registry. */
const lengths: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH CR HR LI LV',
  22: 'BG BH DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
}

/** One branch for each length, so that a capital word after the number is never read into it. */
const branches = Object.entries(lengths).map(
  ([total, countries]) =>
    String.raw`(?:${countries.replaceAll(' ', '|')})\d\d(?: ?[A-Z\d]){${Number(total) - 4}}`,
)

export const iban: PiiDetector = {
  type: 'iban',
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${branches.join('|')})(?![\p{L}\p{N}])`, 'gu'),
  judge: ({ value }) => (remainder(value.replaceAll(' ', '')) === 1 ? confidence.certain : confidence.none),
}

/** ISO 7064 mod 97-10: country and check digits move to the end, letters count from A = 10. */
const remainder = (value: string): number =>
  valuesOf(value.slice(4) + value.slice(0, 4)).reduce(
    (rest, part) => (rest * (part > 9 ? 100 : 10) + part) % 97,
    0,
  )
