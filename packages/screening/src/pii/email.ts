import type { Candidate, PiiDetector } from './detector.ts'
import { confidence } from './pii-type.ts'

/** Lengths of RFC 5321: 64 before the @, 63 for each label of the domain. */
export const email: PiiDetector = {
  type: 'email',
  pattern:
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z\d-]{2,59}|\p{L}{2,24})(?![\p{L}\p{N}_@-])/gu,
  judge: (candidate) => (isAddress(candidate) ? confidence.certain : confidence.none),
}

const isAddress = ({ value, before, after }: Candidate): boolean =>
  !/\.\.|\.@|@\d+\.\d+\.|[@.]-|-\./.test(value) &&
  !insideUrlAuthority.test(before) &&
  !isGitRemote(value, after)

/** `https://user:secret@example.com` is a login, and `findSecrets` answers for it. */
const insideUrlAuthority = /:\/\/[^\s/?#]{0,60}$/

const isGitRemote = (value: string, after: string): boolean =>
  value.startsWith('git@') && /^:[\w~]/.test(after)
