import { isPlaceholder, type SecretDetector } from './detector.ts'

/** A password in a setting, a JSON field or a connection string of the form `Server=…;Password=…`. */
export const assignedPassword: SecretDetector = {
  type: 'assigned_secret',
  pattern:
    /(?:password|passwd|passphrase|\bpwd)["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[^\s"'`,;(){}<>]{6,200})(?![^\s"'`,;<>.?!)}])/gi,
  accepts: (value) => /\p{L}/u.test(value) && /\d/.test(value) && !isPlaceholder(value),
}

/** A key or token with no issuer's prefix: long, and as mixed as chance would make it. */
export const assignedToken: SecretDetector = {
  type: 'assigned_secret',
  pattern:
    /(?:(?:api|access|auth|encryption|signing|secret|account)[_-]?(?:key|token)|client[_-]?secret|secret|token)["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[\w+/.~-]{16,300}={0,2})(?![\w(])/gi,
  accepts: (value) =>
    /[A-Za-z]/.test(value) && /\d/.test(value) && bitsPerCharacter(value) >= 3 && !isPlaceholder(value),
}

/** Shannon entropy. Random hexadecimal of 16 or more characters has above 3 bits, words and paths repeat. */
const bitsPerCharacter = (value: string): number => {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => {
    const share = count / value.length
    return bits - share * Math.log2(share)
  }, 0)
}
