import type { Shape } from './shape.ts'

const shape = (mask: string, pattern: RegExp, accepts?: Shape['accepts']): Shape => ({
  kind: 'personal_data',
  pattern,
  mask,
  ...(accepts && { accepts }),
})

/** Lengths of RFC 5321. `git@host:…` is a remote, not a person. */
const email = shape(
  '[EMAIL]',
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}_-])/gu,
  (address) => !address.startsWith('git@'),
)

const iban = shape('[IBAN]', /(?<![A-Za-z\d])[A-Z]{2}\d\d(?: ?[A-Z\d]){11,30}(?![A-Za-z\d])/g, (given) =>
  hasIbanRemainder(given.replaceAll(' ', '')),
)

const card = shape('[CARD]', /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g, (given) =>
  isCardNumber(given.replaceAll(/\D/g, '')),
)

/** With its dashes only: nine digits in a row could be anything. Areas 000, 666 and 900 to 999 are never issued. */
const ssn = shape('[SSN]', /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])/g)

/** With its country code only: other forms look like any number. */
const phone = shape('[PHONE]', /(?<![\w.+-])\+[1-9](?:[ .-]?\(?\d\)?){7,14}(?![\w])/g)

export const personalShapes: readonly Shape[] = [email, iban, card, ssn, phone]

/** An issuer's first digits (ISO/IEC 7812) and the Luhn sum: from the right, every second digit counts double. */
export const isCardNumber = (digits: string): boolean =>
  /^(?:3[04-9]|4|5|6|2[2-7])\d{11,17}$/.test(digits) &&
  Array.from(digits)
    .toReversed()
    .reduce((sum, digit, i) => sum + luhn(Number(digit), i), 0) %
    10 ===
    0

const luhn = (digit: number, fromRight: number): number =>
  fromRight % 2 === 0 || digit === 9 ? digit : (digit * 2) % 9

/** ISO 7064 mod 97-10: country and check digits move to the end, letters count from A = 10. */
const hasIbanRemainder = (code: string): boolean =>
  Array.from(code.slice(4) + code.slice(0, 4), (character) => Number.parseInt(character, 36)).reduce(
    (rest, part) => (rest * (part > 9 ? 100 : 10) + part) % 97,
    0,
  ) === 1
