import type { SecretDetector } from './detector.ts'

/** `eyJ` is how `{"` begins in base64url: header, payload and signature (empty when unsigned). */
export const jwt: SecretDetector = {
  type: 'jwt',
  pattern: /(?<![\w.-])eyJ[\w-]{10,2000}\.eyJ[\w-]{5,8000}\.[\w-]{0,1400}/g,
  accepts: (value) => namesAlgorithm(value.slice(0, value.indexOf('.'))),
}

const namesAlgorithm = (header: string): boolean => {
  try {
    return /"alg"\s*:/.test(atob(header.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return false
  }
}
