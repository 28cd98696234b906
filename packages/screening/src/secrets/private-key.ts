import type { SecretDetector } from './detector.ts'

/**
 * A PEM or PGP private key, to its END line; a block that was cut off is taken up to the next dashes.
 * No key in use is longer than the bound.
 */
export const privateKey: SecretDetector = {
  type: 'private_key',
  pattern:
    /-----BEGIN (?:[A-Z\d]{1,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[^]){1,16384}(?:-----END [A-Z\d ]{1,40}-----)?/g,
  accepts: (value) => body.test(value),
}

/** Something that can be key material follows the BEGIN line, rather than prose about it. */
const body = /-----[A-Za-z\d+/=,:.()\s\\-]{0,400}?[A-Za-z\d+/=]{16}/
