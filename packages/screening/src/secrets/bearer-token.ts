import { isPlaceholder, type SecretDetector } from './detector.ts'

/** The credentials of an Authorization header, RFC 6750 and RFC 7617. A digit tells a token from a word. */
export const bearerToken: SecretDetector = {
  type: 'bearer_token',
  pattern:
    /(?:\bbearer|authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|token))\s{1,3}(?<secret>[\w.~+/-]{16,2000}={0,2})/gi,
  accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value) && !isPlaceholder(value),
}
